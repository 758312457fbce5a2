package dev.fovea.cli;

import dev.fovea.app.Administration;
import dev.fovea.app.FoveaStartException;
import dev.fovea.core.access.CreateOrganisation;
import dev.fovea.core.access.IssueCredential;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keys of programs and devices. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Keys of programs and devices; a secret is shown once.",
        subcommands = {KeysCommand.Create.class, KeysCommand.ListAll.class, KeysCommand.Revoke.class})
final class KeysCommand {
    private KeysCommand() {}

    /** Which API a key is for. */
    enum KeyDialect {
        GENLOGS(CredentialKind.PARTNER_KEY),
        ACUSIGHT(CredentialKind.DEVICE_KEY),
        IMGGO(CredentialKind.API_KEY);

        private final CredentialKind kind;

        KeyDialect(CredentialKind kind) {
            this.kind = kind;
        }
    }

    /** Makes one. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make a key; works while the server runs. Access tokens of the Hub are made by their users.")
    static final class Create implements Runnable {
        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Option(names = "--dialect", required = true, description = "The API it is for: ${COMPLETION-CANDIDATES}.")
        private KeyDialect dialect = KeyDialect.GENLOGS;

        @Option(names = "--org", paramLabel = "NAME", description = "Organisation (default: default).")
        private String organisation = CreateOrganisation.DEFAULT;

        @Option(names = "--name", paramLabel = "NAME", description = "What to call the key.")
        private String name = "command line";

        @Option(names = "--device", paramLabel = "ID", description = "Acusight: the device; its old keys end at once.")
        private String device = "";

        @Option(names = "--vocabulary", description = "ImgGo: words for job states, documented or deployed.")
        private String vocabulary = "documented";

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                description = "ImgGo: limit the key to this, e.g. jobs:create; may be repeated (default: everything).")
        private List<String> scopes = new ArrayList<>();

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public void run() {
            try (Administration administration = Administration.open(options.read(Map.of()))) {
                OrgId org = administration.organisation(organisation);
                IssueCredential.Receipt receipt = administration.issue(org, command(org));
                Map<String, Object> made = new LinkedHashMap<>();
                made.put("id", receipt.credential().uuid().toString());
                made.put("dialect", word(dialect));
                made.put("key", receipt.secret());
                Output.print(json, made, receipt.secret());
            }
        }

        private IssueCredential.Command command(OrgId org) {
            return switch (dialect) {
                case GENLOGS -> new IssueCredential.Command.PartnerKey(org, name, Optional.empty());
                case ACUSIGHT -> new IssueCredential.Command.DeviceKey(org, requiredDevice());
                case IMGGO ->
                    new IssueCredential.Command.ApiKey(org, name, words(), Set.copyOf(scopes), Optional.empty());
            };
        }

        private String requiredDevice() {
            if (device.isEmpty()) {
                throw new FoveaStartException("--device says which device the key is for");
            }
            return device;
        }

        private Vocabulary words() {
            return Vocabulary.of(vocabulary)
                    .orElseThrow(() -> new FoveaStartException("--vocabulary is documented or deployed"));
        }
    }

    /** Lists them. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List keys, newest first, without their secrets.")
    static final class ListAll implements Runnable {
        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Option(names = "--org", paramLabel = "NAME", description = "Organisation (default: default).")
        private String organisation = CreateOrganisation.DEFAULT;

        @Option(names = "--json", description = "Print a JSON array.")
        private boolean json;

        @Override
        public void run() {
            try (Administration administration = Administration.open(options.read(Map.of()))) {
                OrgId org = administration.organisation(organisation);
                List<Map<String, Object>> rows = new ArrayList<>();
                for (KeyDialect dialect : KeyDialect.values()) {
                    administration.credentials(org, dialect.kind).forEach(key -> rows.add(row(dialect, key)));
                }
                Output.rows(json, rows);
            }
        }

        private static Map<String, Object> row(KeyDialect dialect, Credential key) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", key.uuid().toString());
            row.put("dialect", word(dialect));
            row.put("prefix", key.prefix());
            row.put("name", key.name());
            row.put("created_at", key.createdAt().toString());
            row.put("last_used_at", key.lastUsedAt().map(Instant::toString).orElse("never"));
            row.put("revoked_at", key.revokedAt().map(Instant::toString).orElse("-"));
            return row;
        }
    }

    /** Ends one. */
    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "End a key at once.")
    static final class Revoke implements Runnable {
        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Option(names = "--dialect", required = true, description = "The API it is for: ${COMPLETION-CANDIDATES}.")
        private KeyDialect dialect = KeyDialect.GENLOGS;

        @Option(names = "--org", paramLabel = "NAME", description = "Organisation (default: default).")
        private String organisation = CreateOrganisation.DEFAULT;

        @Parameters(paramLabel = "ID", description = "Id of the key, as listed.")
        private UUID id = new UUID(0, 0);

        @Override
        public void run() {
            try (Administration administration = Administration.open(options.read(Map.of()))) {
                administration.revoke(administration.organisation(organisation), dialect.kind, id);
                System.out.println("revoked " + id);
            }
        }
    }

    private static String word(KeyDialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }
}

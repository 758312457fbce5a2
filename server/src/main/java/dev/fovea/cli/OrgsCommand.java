package dev.fovea.cli;

import dev.fovea.app.Administration;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import dev.fovea.model.Organisation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Organisations. */
@Command(
        name = "orgs",
        mixinStandardHelpOptions = true,
        description = "Organisations: tenants that never see each other.",
        subcommands = {OrgsCommand.Create.class, OrgsCommand.ListAll.class})
final class OrgsCommand {
    private OrgsCommand() {}

    /** Makes one. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description =
                    "Make an organisation with an administrator and one credential per API; works while the server runs.")
    static final class Create implements Runnable {
        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Parameters(paramLabel = "NAME", description = "Name of the organisation, unique on the server.")
        private String name = "";

        @Option(
                names = "--credentials-file",
                paramLabel = "PATH",
                description = "Write the secrets there, as JSON, readable by you alone, instead of printing them.")
        private @Nullable Path credentialsFile;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public void run() {
            Settings settings = options.read(Map.of());
            try (Administration administration = Administration.open(settings)) {
                NewCredentials secrets = administration.createOrganisation(name);
                String url = "http://" + settings.get(FoveaSettings.HOST) + ":" + settings.get(FoveaSettings.PORT);
                Path file = credentialsFile;
                if (file != null) {
                    CredentialsFile.write(file, url, secrets);
                }
                Output.print(json || file == null, CredentialsFile.json(url, secrets), "made organisation " + name);
            }
        }
    }

    /** Lists them. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the organisations, oldest first.")
    static final class ListAll implements Runnable {
        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Option(names = "--json", description = "Print a JSON array.")
        private boolean json;

        @Override
        public void run() {
            try (Administration administration = Administration.open(options.read(Map.of()))) {
                List<Organisation> organisations = administration.organisations();
                Output.rows(json, organisations.stream().map(ListAll::row).toList());
            }
        }

        private static Map<String, Object> row(Organisation organisation) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", organisation.uuid().toString());
            row.put("name", organisation.name());
            row.put("created_at", organisation.createdAt().toString());
            return row;
        }
    }
}

package dev.fovea.core.access;

import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Passwords;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Actor;
import dev.fovea.model.AuditEntry;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Organisation;
import dev.fovea.model.Role;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import dev.fovea.model.User;
import dev.fovea.model.Vocabulary;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes an organisation with an administrator and one credential per dialect (DESIGN §5). */
public final class CreateOrganisation {
    /** Name of the organisation that the first start makes. */
    public static final String DEFAULT = "default";

    private static final String DEVICE = "edge-1";
    private static final Set<String> TOKEN_SCOPES = Set.of(
            Permissions.DETECTIONS_READ,
            Permissions.DETECTIONS_WRITE,
            Permissions.MEDIA_READ,
            Permissions.MEDIA_WRITE,
            Permissions.STORAGE_WRITE,
            Permissions.ADMIN);

    private final Store store;
    private final Ids ids;
    private final Passwords passwords;
    private final Clock clock;

    /** Makes organisations in the store. */
    public CreateOrganisation(Store store, Ids ids, Passwords passwords, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * What to make.
     *
     * @param name 1..128 characters, unique on the server
     * @param by who is answerable for it; empty for the first start and for commands on the machine
     */
    public record Command(String name, Optional<Actor> by) {
        /** An organisation that nobody asked for over the network. */
        public Command(String name) {
            this(name, Optional.empty());
        }
    }

    /** The organisation, its administrator and all secrets, which nobody can show again. */
    public record Receipt(Organisation organisation, User admin, NewCredentials credentials) {}

    /**
     * Makes the organisation.
     *
     * @throws dev.fovea.error.FoveaException {@code Invalid}, or {@code Conflict(NAME_TAKEN)}
     */
    public Receipt create(Command command) {
        String name = AccessRules.name("name", command.name());
        Secrets secrets = Secrets.mint(ids);
        String passwordHash = passwords.hash(secrets.password);
        return store.inTransaction(session -> {
            Receipt receipt = create(session, name, secrets, passwordHash, clock.instant());
            record(session, command, receipt.organisation());
            return receipt;
        });
    }

    /** In the log of those who run the server, and as the first entry of the organisation's own. */
    private void record(Session session, Command command, Organisation made) {
        Actor machine = Actor.commandLine(made.id());
        Stream.concat(command.by.stream(), Stream.of(machine))
                .forEach(actor -> session.audit()
                        .append(
                                actor,
                                "organisation.created",
                                made.uuid().toString(),
                                AuditEntry.details(Map.of("name", made.name())),
                                made.createdAt()));
    }

    private Receipt create(Session session, String name, Secrets secrets, String passwordHash, Instant now) {
        Organisation organisation = session.organisations()
                .add(ids.uuid(), name, now)
                .orElseThrow(() -> AccessRules.taken("an organisation", name));
        Admin admin = Admin.of(name);
        User user = session.users()
                .add(organisation.id(), admin.username, admin.email, passwordHash, Role.ADMIN, now)
                .orElseThrow(() -> AccessRules.taken("a user", admin.username));
        AccessEvents.organisationCreated(session, organisation, now);
        keep(session, organisation.id(), user, secrets, now);
        return new Receipt(organisation, user, secrets.show(name, user));
    }

    private void keep(Session session, OrgId org, User admin, Secrets secrets, Instant now) {
        Source device =
                session.sources().getOrAdd(org, SourceKind.EDGE_DEVICE, DEVICE, DEVICE, SourceStatus.APPROVED, now);
        AccessEvents.deviceProvisioned(session, device, now);
        String documented = CredentialOptions.vocabulary(Vocabulary.DOCUMENTED);
        add(session, CredentialDraft.of(org, DEFAULT), secrets.partner, now);
        add(session, CredentialDraft.of(org, DEVICE).forSource(device.id()), secrets.device, now);
        add(session, CredentialDraft.of(org, DEFAULT).withOptions(documented), secrets.api, now);
        add(session, CredentialDraft.of(org, DEFAULT).forUser(admin.id(), TOKEN_SCOPES), secrets.access, now);
    }

    private void add(Session session, CredentialDraft draft, Secret secret, Instant now) {
        Credential credential = session.credentials().add(draft.with(secret, ids.uuid(), now));
        AccessEvents.credentialCreated(session, credential, now);
    }

    /** How the administrator is called: names are unique over the whole server. */
    private record Admin(String username, String email) {
        static Admin of(String organisation) {
            if (organisation.equals(DEFAULT)) {
                return new Admin("admin", "admin@localhost");
            }
            String clean = organisation
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-|-$", "");
            String label = clean.isEmpty() ? "org" : clean;
            return new Admin(label + "-admin", "admin@" + label + ".localhost");
        }
    }

    private record Secrets(String password, Secret partner, Secret device, Secret api, Secret access) {
        static Secrets mint(Ids ids) {
            return new Secrets(
                    Secret.password(ids),
                    Secret.mint(ids, CredentialKind.PARTNER_KEY),
                    Secret.mint(ids, CredentialKind.DEVICE_KEY),
                    Secret.mint(ids, CredentialKind.API_KEY),
                    Secret.mint(ids, CredentialKind.ACCESS_TOKEN));
        }

        NewCredentials show(String organisation, User admin) {
            return new NewCredentials(
                    organisation,
                    admin.username(),
                    admin.email(),
                    password,
                    partner.text(),
                    DEVICE,
                    device.text(),
                    api.text(),
                    access.text());
        }
    }
}

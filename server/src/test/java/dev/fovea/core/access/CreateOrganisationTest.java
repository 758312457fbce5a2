package dev.fovea.core.access;

import static dev.fovea.core.access.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Conflict;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Organisation;
import dev.fovea.model.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateOrganisationTest {
    @TempDir
    Path folder;

    private Premises here;

    @BeforeEach
    void open() {
        here = new Premises(folder);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private CreateOrganisation.Receipt create(String name) {
        return here.createOrganisation.create(new CreateOrganisation.Command(name));
    }

    @Test
    void the_first_organisation_has_an_administrator_called_admin() {
        NewCredentials shown = here.first.credentials();
        assertThat(shown.organisation()).isEqualTo("default");
        assertThat(shown.adminUsername()).isEqualTo("admin");
        assertThat(shown.adminEmail()).isEqualTo("admin@localhost");
        assertThat(shown.adminPassword()).matches("[0-9A-Za-z]{20}");
        assertThat(shown.apiKey()).matches("imggo_live_[0-9A-Za-z]{40}");
        assertThat(shown.deviceId()).isEqualTo("edge-1");
        assertThat(here.admin().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void the_administrator_can_log_in_and_the_secrets_open_their_doors() {
        CreateOrganisation.Receipt other = create("Acme Roadside");
        NewCredentials shown = other.credentials();
        assertThat(here.logIn.logIn(new LogIn.Command(shown.adminEmail(), shown.adminPassword(), "192.0.2.1")))
                .isEqualTo(other.admin());
        assertThat(here.authenticate.partnerKey(Optional.of(shown.partnerKey())).org())
                .isEqualTo(other.organisation().id());
        assertThat(here.authenticate.deviceKey(Optional.of(shown.deviceKey())).org())
                .isEqualTo(other.organisation().id());
        assertThat(here.authenticate.bearer(Optional.of(shown.accessToken())).org())
                .isEqualTo(other.organisation().id());
    }

    @Test
    void a_further_administrator_is_called_after_the_organisation() {
        NewCredentials shown = create("Acme Roadside, Inc.").credentials();
        assertThat(shown.organisation()).isEqualTo("Acme Roadside, Inc.");
        assertThat(shown.adminUsername()).isEqualTo("acme-roadside-inc-admin");
        assertThat(shown.adminEmail()).isEqualTo("admin@acme-roadside-inc.localhost");
    }

    @Test
    void a_taken_name_is_a_conflict_and_leaves_nothing_behind() {
        create("acme");
        int before = here.events().size();
        for (String taken : new String[] {"default", "acme", "ACME!"}) {
            assertThat(refusal(() -> create(taken)))
                    .isInstanceOfSatisfying(
                            Conflict.class, error -> assertThat(error.clash()).isEqualTo(Clash.NAME_TAKEN));
        }
        List<Organisation> organisations =
                here.store.read(session -> session.organisations().list());
        assertThat(organisations).hasSize(2);
        assertThat(here.events()).hasSize(before);
    }

    @Test
    void a_blank_name_is_refused() {
        assertThat(refusal(() -> create("  "))).isInstanceOf(Invalid.class);
    }

    @Test
    void every_change_is_an_event() {
        assertThat(here.events())
                .containsExactly(
                        "organisation.created",
                        "device.provisioned",
                        "credential.created",
                        "credential.created",
                        "credential.created",
                        "credential.created");
    }

    @Test
    void the_api_key_speaks_the_documented_vocabulary() {
        assertThat(here.credentials
                        .list(here.org(), CredentialKind.API_KEY)
                        .getFirst()
                        .options())
                .isEqualTo("{\"status_vocabulary\":\"documented\"}");
    }
}

package dev.fovea.core.access;

import static dev.fovea.core.access.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.port.Tokens.Use;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Flaw;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaError.Proof;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Source;
import dev.fovea.model.SourceStatus;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticateTest {
    @TempDir
    Path folder;

    private Premises here;
    private Authenticate authenticate;

    @BeforeEach
    void open() {
        here = new Premises(folder);
        authenticate = here.authenticate;
    }

    @AfterEach
    void close() {
        here.close();
    }

    private NewCredentials secrets() {
        return here.first.credentials();
    }

    private static FoveaError refused(Proof proof, Flaw flaw) {
        return new Unauthenticated(proof, flaw);
    }

    private void revoke(CredentialKind kind) {
        Credential credential = here.credentials.list(here.org(), kind).getFirst();
        here.revokeCredential.revoke(here.by(), new RevokeCredential.Command(here.org(), kind, credential.uuid()));
    }

    @Test
    void a_partner_key_names_its_organisation() {
        Caller caller = authenticate.partnerKey(Optional.of(secrets().partnerKey()));
        assertThat(caller.org()).isEqualTo(here.org());
        assertThat(caller.user()).isEmpty();
        assertThat(secrets().partnerKey()).matches("[0-9A-Za-z]{40}").startsWith(caller.credential());
        assertThat(caller.credential()).hasSize(6);
    }

    @Test
    void a_partner_key_that_is_absent_or_blank_is_missing() {
        assertThat(refusal(() -> authenticate.partnerKey(Optional.empty())))
                .isEqualTo(refused(Proof.API_KEY, Flaw.MISSING));
        assertThat(refusal(() -> authenticate.partnerKey(Optional.of("  "))))
                .isEqualTo(refused(Proof.API_KEY, Flaw.MISSING));
    }

    @Test
    void a_partner_key_that_is_unknown_or_of_another_kind_is_invalid() {
        for (String wrong : new String[] {
            "x", secrets().apiKey(), secrets().deviceKey(), secrets().accessToken()
        }) {
            assertThat(refusal(() -> authenticate.partnerKey(Optional.of(wrong))))
                    .isEqualTo(refused(Proof.API_KEY, Flaw.INVALID));
        }
    }

    @Test
    void a_revoked_partner_key_is_invalid_from_the_next_call_on() {
        authenticate.partnerKey(Optional.of(secrets().partnerKey()));
        revoke(CredentialKind.PARTNER_KEY);
        assertThat(refusal(() -> authenticate.partnerKey(Optional.of(secrets().partnerKey()))))
                .isEqualTo(refused(Proof.API_KEY, Flaw.INVALID));
    }

    @Test
    void a_partner_key_past_its_time_is_invalid() {
        Instant end = here.clock.instant().plusSeconds(60);
        String key = here.issueCredential
                .issue(here.by(), new IssueCredential.Command.PartnerKey(here.org(), "short", Optional.of(end)))
                .secret();
        here.clock.advance(Duration.ofSeconds(59));
        assertThat(authenticate.partnerKey(Optional.of(key)).org()).isEqualTo(here.org());
        here.clock.advance(Duration.ofSeconds(1));
        assertThat(refusal(() -> authenticate.partnerKey(Optional.of(key))))
                .isEqualTo(refused(Proof.API_KEY, Flaw.INVALID));
    }

    @Test
    void a_device_key_names_its_device() {
        Caller caller = authenticate.deviceKey(Optional.of(secrets().deviceKey()));
        assertThat(caller.source().map(Source::externalId)).contains("edge-1");
        assertThat(secrets().deviceKey()).matches("adk_[0-9a-f]{48}");
    }

    @Test
    void a_wrong_device_key_is_refused_for_what_is_wrong_with_it() {
        assertThat(refusal(() -> authenticate.deviceKey(Optional.empty())))
                .isEqualTo(refused(Proof.DEVICE_KEY, Flaw.MISSING));
        assertThat(refusal(() -> authenticate.deviceKey(Optional.of(secrets().accessToken()))))
                .isEqualTo(refused(Proof.DEVICE_KEY, Flaw.INVALID));
        revoke(CredentialKind.DEVICE_KEY);
        assertThat(refusal(() -> authenticate.deviceKey(Optional.of(secrets().deviceKey()))))
                .isEqualTo(refused(Proof.DEVICE_KEY, Flaw.INVALID));
    }

    @Test
    void a_device_that_waits_for_approval_may_only_learn_where_it_stands() {
        String token = new CreateProvisioningToken(here.store, here.ids, here.clock)
                .create(here.by(), new CreateProvisioningToken.Command(here.org(), "line", OptionalInt.empty(), true))
                .secret();
        String key = new ProvisionDevice(here.store, here.ids, here.clock, true)
                .provision(new ProvisionDevice.Command(token, "edge-9", Optional.empty()))
                .deviceKey();
        assertThat(refusal(() -> authenticate.deviceKey(Optional.of(key))))
                .isInstanceOfSatisfying(
                        Forbidden.class, error -> assertThat(error.bar()).isEqualTo(Bar.DEVICE_NOT_APPROVED));
        DeviceQueries.Self self = new DeviceQueries(here.store).self(authenticate.anyDeviceKey(Optional.of(key)));
        assertThat(self.device().status()).isEqualTo(SourceStatus.PENDING);
        assertThat(self.organisation()).isEqualTo(here.first.organisation());
    }

    @Test
    void a_login_token_and_an_access_token_are_bearers() {
        Caller login = here.adminCaller();
        assertThat(login.user()).contains(here.admin());
        assertThat(login.scopes()).isEmpty();
        Caller token = authenticate.bearer(Optional.of(secrets().accessToken()));
        assertThat(token.user()).contains(here.admin());
        assertThat(token.credential()).startsWith("fvt_").hasSize(10);
        assertThat(token.scopes()).contains("detections:write", "admin");
        assertThat(secrets().accessToken()).matches("fvt_[0-9A-Za-z]{40}");
    }

    @Test
    void every_flaw_of_a_bearer_is_told_apart() {
        String login = here.issueTokens.issueLogin(here.admin()).text();
        Instant soon = here.clock.instant().plusSeconds(10);
        String shortLived = here.issueCredential
                .issue(
                        here.by(),
                        new IssueCredential.Command.AccessToken(
                                here.adminCaller(), "short", "", soon.getEpochSecond(), Set.of()))
                .secret();
        assertThat(refusal(() -> authenticate.bearer(Optional.empty())))
                .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.MISSING));
        for (String wrong : new String[] {
            "nonsense", "a.b.c", "fvt_nobody", login + "x", secrets().partnerKey()
        }) {
            assertThat(refusal(() -> authenticate.bearer(Optional.of(wrong))))
                    .as(wrong)
                    .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.INVALID));
        }
        here.clock.advance(Duration.ofSeconds(10));
        assertThat(refusal(() -> authenticate.bearer(Optional.of(shortLived))))
                .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.EXPIRED));
        here.clock.advance(Duration.ofHours(24));
        assertThat(refusal(() -> authenticate.bearer(Optional.of(login))))
                .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.EXPIRED));
        revoke(CredentialKind.ACCESS_TOKEN);
        assertThat(refusal(() -> authenticate.bearer(Optional.of(shortLived))))
                .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.REVOKED));
    }

    @Test
    void a_token_for_one_use_does_not_serve_another() {
        Instant now = here.clock.instant();
        String access = here.tokens.sign(Use.ACCESS, here.admin(), now, now.plusSeconds(60));
        String content = here.tokens.sign(Use.CONTENT, here.admin(), now, now.plusSeconds(60));
        assertThat(refusal(() -> authenticate.bearer(Optional.of(access))))
                .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.INVALID));
        assertThat(refusal(() -> authenticate.bearer(Optional.of(content))))
                .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.INVALID));
        assertThat(refusal(() -> authenticate.accessToken(Optional.of(content), here.org())))
                .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.INVALID));
    }

    @Test
    void the_roadside_door_takes_every_token_of_a_user_of_the_same_organisation() {
        String access = here.issueTokens.issueAccess(here.admin()).access().text();
        String login = here.issueTokens.issueLogin(here.admin()).text();
        for (String token : new String[] {access, login, secrets().accessToken()}) {
            assertThat(authenticate.accessToken(Optional.of(token), here.org()).user())
                    .contains(here.admin());
        }
        here.clock.advance(Duration.ofMinutes(60));
        assertThat(refusal(() -> authenticate.accessToken(Optional.of(access), here.org())))
                .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.EXPIRED));
    }

    @Test
    void a_token_of_another_organisation_is_invalid() {
        CreateOrganisation.Receipt other = here.createOrganisation.create(new CreateOrganisation.Command("other"));
        String access = here.issueTokens.issueAccess(other.admin()).access().text();
        for (String token : new String[] {access, other.credentials().accessToken()}) {
            assertThat(refusal(() -> authenticate.accessToken(Optional.of(token), here.org())))
                    .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.INVALID));
        }
    }

    @Test
    void no_token_of_an_inactive_user_works() throws SQLException {
        String login = here.issueTokens.issueLogin(here.admin()).text();
        deactivateEverybody();
        for (String token : new String[] {login, secrets().accessToken()}) {
            assertThat(refusal(() -> authenticate.bearer(Optional.of(token))))
                    .isEqualTo(refused(Proof.ACCESS_TOKEN, Flaw.INVALID));
        }
    }

    @Test
    void uses_are_written_when_flushed_and_not_before() {
        authenticate.partnerKey(Optional.of(secrets().partnerKey()));
        here.clock.advance(Duration.ofSeconds(5));
        Instant latest = here.clock.instant();
        authenticate.partnerKey(Optional.of(secrets().partnerKey()));
        assertThat(here.credentials
                        .list(here.org(), CredentialKind.PARTNER_KEY)
                        .getFirst()
                        .lastUsedAt())
                .isEmpty();
        here.lastUses.flush();
        assertThat(here.credentials
                        .list(here.org(), CredentialKind.PARTNER_KEY)
                        .getFirst()
                        .lastUsedAt())
                .contains(latest);
    }

    private void deactivateEverybody() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("fovea.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update account set active = 0")).isPositive();
        }
    }
}

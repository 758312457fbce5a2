package dev.fovea.core.access;

import static dev.fovea.core.access.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.FoveaError.Bar;
import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Conflict;
import dev.fovea.error.FoveaError.Forbidden;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.HexId;
import dev.fovea.model.Role;
import dev.fovea.model.Vocabulary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    Path folder;

    private Premises here;
    private Caller admin;

    @BeforeEach
    void open() {
        here = new Premises(folder);
        admin = here.adminCaller();
    }

    @AfterEach
    void close() {
        here.close();
    }

    private IssueCredential.Receipt token(Caller caller, String name, long expiration, Set<String> scopes) {
        return here.issueCredential.issue(
                here.by(), new IssueCredential.Command.AccessToken(caller, name, "", expiration, scopes));
    }

    private Credential change(HexId id, Optional<String> name, OptionalLong expiration, Optional<Set<String>> scopes) {
        return new ChangeAccessToken(here.store, here.clock)
                .change(here.by(), new ChangeAccessToken.Command(admin, id, name, Optional.empty(), expiration, scopes))
                .credential();
    }

    private RevokeCredential.Receipt revoke(Credential credential) {
        return here.revokeCredential.revoke(
                here.by(), new RevokeCredential.Command(here.org(), credential.kind(), credential.uuid()));
    }

    @Test
    void an_access_token_works_with_its_scopes_until_its_end() {
        long end = here.clock.instant().plusSeconds(60).getEpochSecond();
        IssueCredential.Receipt receipt = token(admin, "edge-1", end, Set.of("detections:write"));
        Caller caller = here.authenticate.bearer(Optional.of(receipt.secret()));
        assertThat(caller.scopes()).containsExactly("detections:write");
        assertThat(receipt.credential().expiresAt()).contains(Instant.ofEpochSecond(end));
        assertThat(token(admin, "edge-2", 0, Set.of()).credential().expiresAt()).isEmpty();
    }

    @Test
    void a_token_keeps_its_description_as_written() {
        IssueCredential.Receipt receipt = here.issueCredential.issue(
                here.by(),
                new IssueCredential.Command.AccessToken(admin, "edge-1", "the \"gate\"\n\\ süd", 0, Set.of()));
        assertThat(receipt.credential().options()).isEqualTo("{\"description\":\"the \\\"gate\\\"\\u000a\\\\ süd\"}");
    }

    @Test
    void the_name_of_a_living_token_is_taken_for_its_user_only() {
        Credential first = token(admin, "edge-1", 0, Set.of()).credential();
        assertThat(refusal(() -> token(admin, " edge-1 ", 0, Set.of())))
                .isInstanceOfSatisfying(
                        Conflict.class, error -> assertThat(error.clash()).isEqualTo(Clash.NAME_TAKEN));
        Caller other = new Caller(
                here.org(), "login", Optional.of(here.addUser("ann", Role.VIEWER)), Optional.empty(), Set.of());
        assertThat(token(other, "edge-1", 0, Set.of()).credential().name()).isEqualTo("edge-1");
        revoke(first);
        assertThat(token(admin, "edge-1", 0, Set.of()).credential().name()).isEqualTo("edge-1");
    }

    @Test
    void a_token_needs_a_name_known_scopes_and_an_end_to_come() {
        long past = here.clock.instant().getEpochSecond();
        assertThat(refusal(() -> token(admin, " ", 0, Set.of()))).isInstanceOf(Invalid.class);
        assertThat(refusal(() -> token(admin, "edge-1", 0, Set.of("detections:delete"))))
                .isInstanceOf(Invalid.class);
        for (long end : new long[] {past, -1, Long.MAX_VALUE}) {
            assertThat(refusal(() -> token(admin, "edge-1", end, Set.of()))).isInstanceOf(Invalid.class);
        }
    }

    @Test
    void a_token_cannot_make_tokens_unless_it_may_administer() {
        Caller writer = here.authenticate.bearer(Optional.of(
                token(admin, "edge-1", 0, Set.of("detections:write")).secret()));
        assertThat(refusal(() -> token(writer, "more", 0, Set.of("admin"))))
                .isInstanceOfSatisfying(
                        Forbidden.class, error -> assertThat(error.bar()).isEqualTo(Bar.SCOPE));
        Caller administers =
                here.authenticate.bearer(Optional.of(here.first.credentials().accessToken()));
        assertThat(token(administers, "more", 0, Set.of()).credential().name()).isEqualTo("more");
    }

    @Test
    void a_token_can_be_renamed_limited_and_ended() {
        IssueCredential.Receipt receipt = token(admin, "edge-1", 0, Set.of("detections:write"));
        HexId id = CredentialQueries.hexId(receipt.credential());
        long end = here.clock.instant().plusSeconds(60).getEpochSecond();
        Credential changed = change(id, Optional.of("edge-7"), OptionalLong.of(end), Optional.of(Set.of("media:read")));
        assertThat(changed.name()).isEqualTo("edge-7");
        assertThat(here.authenticate.bearer(Optional.of(receipt.secret())).scopes())
                .containsExactly("media:read");
        here.clock.advance(Duration.ofSeconds(60));
        assertThat(refusal(() -> here.authenticate.bearer(Optional.of(receipt.secret()))))
                .isInstanceOf(Unauthenticated.class);
    }

    @Test
    void a_changed_token_keeps_what_was_not_mentioned_and_may_keep_its_name() {
        Credential token = token(admin, "edge-1", 0, Set.of("media:read")).credential();
        token(admin, "edge-2", 0, Set.of());
        HexId id = CredentialQueries.hexId(token);
        assertThat(change(id, Optional.of("edge-1"), OptionalLong.empty(), Optional.empty()))
                .isEqualTo(token);
        assertThat(refusal(() -> change(id, Optional.of("edge-2"), OptionalLong.empty(), Optional.empty())))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void users_see_their_own_living_tokens_only() {
        Credential token = token(admin, "edge-1", 0, Set.of()).credential();
        Caller ann = new Caller(
                here.org(), "login", Optional.of(here.addUser("ann", Role.OWNER)), Optional.empty(), Set.of());
        HexId id = CredentialQueries.hexId(token);
        assertThat(here.credentials.accessTokens(admin))
                .extracting(Credential::name)
                .contains("edge-1", "default");
        assertThat(here.credentials.accessToken(admin, id)).isEqualTo(token);
        assertThat(here.credentials.accessTokens(ann)).isEmpty();
        assertThat(refusal(() -> here.credentials.accessToken(ann, id)))
                .isEqualTo(new NotFound(Thing.CREDENTIAL, id.toString()));
        revoke(token);
        assertThat(here.credentials.accessTokens(admin))
                .extracting(Credential::name)
                .containsExactly("default");
    }

    @Test
    void an_api_key_remembers_its_vocabulary() {
        IssueCredential.Receipt receipt = here.issueCredential.issue(
                here.by(),
                new IssueCredential.Command.ApiKey(
                        here.org(), "reader", Vocabulary.DEPLOYED, Set.of(), Optional.empty()));
        assertThat(receipt.secret()).matches("imggo_live_[0-9A-Za-z]{40}");
        assertThat(receipt.credential().options()).isEqualTo("{\"status_vocabulary\":\"deployed\"}");
    }

    @Test
    void a_new_device_key_ends_the_old_one() {
        String old = here.first.credentials().deviceKey();
        String fresh = here.issueCredential
                .issue(here.by(), new IssueCredential.Command.DeviceKey(here.org(), "edge-1"))
                .secret();
        assertThat(here.authenticate.deviceKey(Optional.of(fresh)).source()).isPresent();
        assertThat(refusal(() -> here.authenticate.deviceKey(Optional.of(old)))).isInstanceOf(Unauthenticated.class);
        assertThat(refusal(() -> here.issueCredential.issue(
                        here.by(), new IssueCredential.Command.DeviceKey(here.org(), "edge-2"))))
                .isEqualTo(new NotFound(Thing.SOURCE, "edge-2"));
    }

    @Test
    void revoking_twice_answers_the_same_and_is_one_event() {
        Credential key =
                here.credentials.list(here.org(), CredentialKind.PARTNER_KEY).getFirst();
        Instant first = revoke(key).revokedAt();
        here.clock.advance(Duration.ofMinutes(1));
        assertThat(revoke(key).revokedAt()).isEqualTo(first);
        assertThat(here.events()).filteredOn("credential.revoked"::equals).hasSize(1);
    }

    @Test
    void a_credential_of_another_organisation_or_kind_is_not_found() {
        CreateOrganisation.Receipt other = here.createOrganisation.create(new CreateOrganisation.Command("other"));
        Credential theirs = here.credentials
                .list(other.organisation().id(), CredentialKind.PARTNER_KEY)
                .getFirst();
        NotFound gone = new NotFound(Thing.CREDENTIAL, theirs.uuid().toString());
        assertThat(refusal(() -> revoke(theirs))).isEqualTo(gone);
        RevokeCredential.Command otherKind =
                new RevokeCredential.Command(theirs.org(), CredentialKind.API_KEY, theirs.uuid());
        assertThat(refusal(() -> here.revokeCredential.revoke(here.by(), otherKind)))
                .isEqualTo(gone);
        assertThat(here.authenticate
                        .partnerKey(Optional.of(other.credentials().partnerKey()))
                        .org())
                .isEqualTo(theirs.org());
    }
}

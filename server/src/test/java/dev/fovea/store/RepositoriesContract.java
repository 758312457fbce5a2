package dev.fovea.store;

import static dev.fovea.store.Samples.NOW;
import static dev.fovea.store.Samples.SHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.core.port.Searches;
import dev.fovea.core.port.Users.Login;
import dev.fovea.error.FoveaError.NotFound;
import dev.fovea.error.FoveaError.Thing;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Event;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.LocationId;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import dev.fovea.model.Place;
import dev.fovea.model.PlateRead;
import dev.fovea.model.Receipt;
import dev.fovea.model.Role;
import dev.fovea.model.Sighting;
import dev.fovea.model.Source;
import dev.fovea.model.SourceKind;
import dev.fovea.model.SourceStatus;
import dev.fovea.model.User;
import dev.fovea.model.search.Criterion;
import dev.fovea.model.search.Glob;
import dev.fovea.model.search.PlateMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store promises about accounts, sources and the records of a call. */
abstract class RepositoriesContract extends MediaContract {

    private static final Place GATE = new Place(40.5, -74.25, "Newark", "NJ", "I-95", "N");
    private static final Place YARD = new Place(40.5, -74.25, "Newark", "NJ", "I-95", "S");

    private OrgId stranger() {
        return write(session -> Samples.organisation(session, "stranger-" + UUID.randomUUID()));
    }

    // Organisations, users

    @Test
    void an_organisation_name_is_taken_once() {
        String name = read(session -> session.organisations().get(org)).name();
        assertThatObject(write(session -> session.organisations().add(UUID.randomUUID(), name, NOW)))
                .isEqualTo(Optional.empty());
        assertThat(read(session -> session.organisations().find(name))
                        .orElseThrow()
                        .id())
                .isEqualTo(org);
        assertThatList(read(session -> session.organisations().list()))
                .extracting(found -> found.id())
                .contains(org);
    }

    @Test
    void an_unknown_organisation_is_not_found() {
        assertThatThrownBy(() -> read(session -> session.organisations().get(new OrgId(999_999))))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        e -> assertThat(e.error()).isEqualTo(new NotFound(Thing.ORGANISATION, "999999")));
    }

    @Test
    void a_user_is_found_by_name_or_email_in_any_case() {
        String name = "Ada" + org.value();
        String email = name + "@Example.org";
        User user = addUser(name, email).orElseThrow();
        assertThat(user.active()).isTrue();
        assertThatObject(read(session -> session.users().find(user.id()))).isEqualTo(Optional.of(user));
        Login login = new Login(user, "hash of " + name);
        assertThatObject(read(session -> session.users().findLogin(name.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(Optional.of(login));
        assertThatObject(read(session -> session.users().findLogin(email.toLowerCase(java.util.Locale.ROOT))))
                .isEqualTo(Optional.of(login));
        assertThatList(read(session -> session.users().list(org))).containsExactly(user);
    }

    @Test
    void a_user_name_or_email_is_taken_once_over_the_whole_server() {
        String name = "bob" + org.value();
        assertThat(addUser(name, name + "@example.org").isPresent()).isTrue();
        assertThat(addUser(name.toUpperCase(java.util.Locale.ROOT), "other" + name + "@example.org"))
                .isEmpty();
        assertThat(addUser("other" + name, name + "@EXAMPLE.org")).isEmpty();
        assertThat(addUser(name + "@example.org", "third" + name + "@example.org"))
                .as("a name that is another's e-mail")
                .isEmpty();
    }

    private Optional<User> addUser(String name, String email) {
        return write(session -> session.users().add(org, name, email, "hash of " + name, Role.EDITOR, NOW));
    }

    // Credentials

    @Test
    void a_credential_is_found_by_the_hash_of_its_kind() {
        String hash = "h1-" + org.value();
        Credential added = addCredential(CredentialKind.API_KEY, hash, false);
        assertThatObject(read(session -> session.credentials().findByHash(CredentialKind.API_KEY, hash)))
                .isEqualTo(Optional.of(added));
        assertThatObject(read(session -> session.credentials().findByHash(CredentialKind.ACCESS_TOKEN, hash)))
                .isEqualTo(Optional.empty());
        assertThatObject(read(session -> session.credentials().find(org, added.uuid())))
                .isEqualTo(Optional.of(added));
        assertThat(added.scopes()).containsExactlyInAnyOrder("read", "write");
        OrgId stranger = stranger();
        assertThatObject(read(session -> session.credentials().find(stranger, added.uuid())))
                .isEqualTo(Optional.empty());
    }

    @Test
    void credentials_are_listed_newest_first() {
        Credential older = addCredential(CredentialKind.API_KEY, "l1-" + org.value(), false);
        Credential newer = addCredential(CredentialKind.API_KEY, "l2-" + org.value(), false);
        addCredential(CredentialKind.PARTNER_KEY, "l3-" + org.value(), false);
        assertThatList(read(session -> session.credentials().list(org, CredentialKind.API_KEY)))
                .containsExactly(newer, older);
    }

    @Test
    void a_credential_takes_changes() {
        Credential added = addCredential(CredentialKind.API_KEY, "u-" + org.value(), false);
        Instant later = NOW.plusSeconds(9);
        write(session -> {
            session.credentials().update(added.id(), "renamed", Set.of(), Optional.of(later), "{\"a\":1}");
            session.credentials().touch(added.id(), later);
            session.credentials().touch(added.id(), NOW);
            return added;
        });
        Credential changed =
                read(session -> session.credentials().find(org, added.uuid())).orElseThrow();
        assertThat(changed.name()).isEqualTo("renamed");
        assertThat(changed.scopes()).isEmpty();
        assertThat(changed.expiresAt()).contains(later);
        assertThat(changed.options()).isEqualTo("{\"a\":1}");
        assertThat(changed.lastUsedAt()).contains(later);
    }

    @Test
    void of_two_who_revoke_one_wins() throws Exception {
        Credential added = addCredential(CredentialKind.REFRESH, "r-" + org.value(), false);
        List<Boolean> won = Race.of(
                32, number -> write(session -> session.credentials().revoke(added.id(), NOW.plusSeconds(number))));
        assertThat(won).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    void a_single_use_credential_is_used_once() throws Exception {
        Credential added = addCredential(CredentialKind.PROVISIONING, "s-" + org.value(), true);
        List<Boolean> won =
                Race.of(32, _ -> write(session -> session.credentials().use(added.id(), NOW)));
        assertThat(won).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(read(session -> session.credentials().find(org, added.uuid()))
                        .orElseThrow()
                        .useCount())
                .isEqualTo(1);
    }

    @Test
    void every_use_of_another_credential_counts() throws Exception {
        Credential added = addCredential(CredentialKind.PROVISIONING, "m-" + org.value(), false);
        List<Boolean> won =
                Race.of(32, _ -> write(session -> session.credentials().use(added.id(), NOW)));
        assertThat(won).containsOnly(true);
        assertThat(read(session -> session.credentials().find(org, added.uuid()))
                        .orElseThrow()
                        .useCount())
                .isEqualTo(32);
    }

    @Test
    void all_keys_of_a_device_are_revoked_together() {
        Source device = write(session -> Samples.device(session, org, "cam"));
        var sample = Samples.credential(org, CredentialKind.DEVICE_KEY, "d-" + org.value(), false);
        Credential key = write(session -> session.credentials()
                .add(new dev.fovea.core.port.Credentials.NewCredential(
                        sample.uuid(),
                        org,
                        sample.kind(),
                        sample.hash(),
                        sample.prefix(),
                        sample.name(),
                        sample.scopes(),
                        sample.options(),
                        sample.user(),
                        Optional.of(device.id()),
                        sample.singleUse(),
                        NOW,
                        Optional.empty())));
        Credential other = addCredential(CredentialKind.DEVICE_KEY, "e-" + org.value(), false);
        write(session -> {
            session.credentials().revokeAll(device.id(), CredentialKind.DEVICE_KEY, NOW);
            return key;
        });
        assertThat(read(session -> session.credentials().find(org, key.uuid()))
                        .orElseThrow()
                        .revokedAt())
                .contains(NOW);
        assertThatObject(read(session -> session.credentials().find(org, other.uuid())))
                .isEqualTo(Optional.of(other));
    }

    private Credential addCredential(CredentialKind kind, String hash, boolean singleUse) {
        return write(session -> session.credentials().add(Samples.credential(org, kind, hash, singleUse)));
    }

    // Sources

    @Test
    void the_same_source_is_made_once() throws Exception {
        List<Source> sources = Race.of(32, _ -> write(session -> Samples.device(session, org, "edge")));
        assertThat(sources.stream().map(Source::id).distinct()).hasSize(1);
        assertThatObject(write(session ->
                        session.sources().add(org, SourceKind.EDGE_DEVICE, "edge", "again", SourceStatus.PENDING, NOW)))
                .isEqualTo(Optional.empty());
        assertThatList(read(session -> session.sources().list(org))).containsExactly(sources.getFirst());
    }

    @Test
    void a_source_stands_where_it_moved_last() {
        Source source = write(session -> Samples.device(session, org, "mobile"));
        LocationId gate = write(session -> session.sources().moveTo(source, GATE, NOW));
        LocationId yard = write(session -> session.sources().moveTo(source, YARD, NOW));
        assertThat(yard).isNotEqualTo(gate);
        assertThat(placeOf(source)).contains(YARD);
        assertThatObject(write(session -> session.sources().moveTo(source, GATE, NOW)))
                .isEqualTo(gate);
        assertThat(placeOf(source)).contains(GATE);
    }

    private Optional<Place> placeOf(Source source) {
        return read(session -> session.sources().find(source.id()))
                .orElseThrow()
                .place();
    }

    @Test
    void a_source_was_last_heard_of_at_the_latest_time() {
        Source source = write(session -> Samples.device(session, org, "talker"));
        write(session -> {
            session.sources().seen(source.id(), NOW.plusSeconds(5));
            session.sources().seen(source.id(), NOW);
            return source;
        });
        assertThat(read(session -> session.sources().find(org, SourceKind.EDGE_DEVICE, "talker"))
                        .orElseThrow()
                        .lastSeenAt())
                .contains(NOW.plusSeconds(5));
    }

    // Natural keys

    @Test
    void of_many_racers_one_claims_a_natural_key() throws Exception {
        List<MediaId> mine = java.util.stream.Stream.generate(() -> new MediaId(UUID.randomUUID()))
                .limit(32)
                .toList();
        List<Optional<MediaId>> holders = Race.of(
                32,
                number ->
                        write(session -> session.naturalKeys().claim(org, "k", mine.get(number), NOW, Instant.EPOCH)));
        assertThat(holders).filteredOn(Optional::isEmpty).hasSize(1);
        MediaId winner = mine.get(holders.indexOf(Optional.<MediaId>empty()));
        assertThat(holders).filteredOn(Optional::isPresent).containsOnly(Optional.of(winner));
        assertThatObject(read(session -> session.naturalKeys().find(org, "k", NOW)))
                .isEqualTo(Optional.of(winner));
    }

    @Test
    void a_claim_that_has_run_out_is_taken_over() {
        MediaId first = new MediaId(UUID.randomUUID());
        MediaId second = new MediaId(UUID.randomUUID());
        write(session -> session.naturalKeys().claim(org, "k", first, NOW, Instant.EPOCH));
        Instant after = NOW.plusMillis(1);
        assertThatObject(read(session -> session.naturalKeys().find(org, "k", after)))
                .isEqualTo(Optional.empty());
        assertThatObject(write(session -> session.naturalKeys().claim(org, "k", second, after, after)))
                .isEqualTo(Optional.empty());
        assertThatObject(read(session -> session.naturalKeys().find(org, "k", after)))
                .isEqualTo(Optional.of(second));
    }

    @Test
    void the_same_key_of_two_organisations_is_two_keys() {
        OrgId stranger = stranger();
        MediaId first = new MediaId(UUID.randomUUID());
        MediaId second = new MediaId(UUID.randomUUID());
        assertThatObject(write(session -> session.naturalKeys().claim(org, "k", first, NOW, Instant.EPOCH)))
                .isEqualTo(Optional.empty());
        assertThatObject(write(session -> session.naturalKeys().claim(stranger, "k", second, NOW, Instant.EPOCH)))
                .isEqualTo(Optional.empty());
    }

    // Policies

    @Test
    void a_device_overrides_its_organisation_which_overrides_the_server() {
        Source device = write(session -> Samples.device(session, org, "cam"));
        Source other = write(session -> Samples.device(session, org, "cam2"));
        assertThatObject(read(session -> session.policies().intake(org, device.id())))
                .isEqualTo(IntakePolicy.DEFAULT);
        set(Optional.empty(), "batch_max_images", "10");
        set(Optional.empty(), "batch_timeout", "90");
        set(Optional.empty(), "auto_close", "false");
        set(Optional.of(device), "batch_max_images", "3");
        set(Optional.of(device), "batch_timeout", "PT5M");
        set(Optional.of(device), "batch_timeout_mode", "window");
        set(Optional.of(device), "duplicate_policy", "return-existing");
        set(Optional.of(device), "near_duplicate", "drop");
        assertThatObject(read(session -> session.policies().intake(org, device.id())))
                .isEqualTo(new IntakePolicy(
                        Duration.ofMinutes(5),
                        3,
                        false,
                        IntakePolicy.TimeoutMode.WINDOW,
                        IntakePolicy.Duplicates.RETURN_EXISTING,
                        IntakePolicy.NearDuplicates.DROP));
        IntakePolicy others = read(session -> session.policies().intake(org, other.id()));
        assertThat(others.batchMaxImages()).isEqualTo(10);
        assertThat(others.batchTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThatObject(read(session -> session.policies().list(org, Optional.empty())))
                .isEqualTo(Map.of("batch_max_images", "10", "batch_timeout", "90", "auto_close", "false"));
        assertThatObject(read(session -> session.policies().list(org, Optional.of(device.id()))))
                .isEqualTo(Map.of(
                        "batch_max_images", "3",
                        "batch_timeout", "PT5M",
                        "batch_timeout_mode", "window",
                        "duplicate_policy", "return-existing",
                        "near_duplicate", "drop"));
    }

    @Test
    void a_switch_refuses_a_value_it_cannot_have() {
        for (String bad : List.of("0", "-1", "many", "")) {
            assertThatThrownBy(() -> set(Optional.empty(), "batch_max_images", bad))
                    .as(bad)
                    .isInstanceOf(FoveaException.class);
        }
        assertThatThrownBy(() -> set(Optional.empty(), "batch_timeout", "soon")).isInstanceOf(FoveaException.class);
        assertThatObject(read(session -> session.policies().list(org, Optional.empty())))
                .isEqualTo(Map.of());
    }

    private void set(Optional<Source> source, String name, String value) {
        write(session -> {
            session.policies().set(org, source.map(Source::id), name, value);
            return name;
        });
    }

    // Events, receipts, sightings, attempts

    @Test
    void events_are_listed_oldest_first_after_a_number() {
        OrgId stranger = stranger();
        write(session -> {
            session.events().append(org, "image.stored", "a", "{\"n\":1}", NOW);
            session.events().append(stranger, "image.stored", "x", "{}", NOW);
            session.events().append(org, "image.stored", "b", "{\"n\":2}", NOW);
            return org;
        });
        List<Event> all = read(session -> session.events().list(org, 0, 10));
        assertThat(all).extracting(Event::subject).containsExactly("a", "b");
        assertThat(all.getFirst().data()).isEqualTo("{\"n\":1}");
        assertThatList(read(session -> session.events().list(org, all.getFirst().number(), 10)))
                .containsExactly(all.getLast());
        assertThatList(read(session -> session.events().list(org, 0, 1))).containsExactly(all.getFirst());
    }

    @Test
    void a_reader_of_the_log_never_misses_an_event() throws Exception {
        var writing = new java.util.concurrent.atomic.AtomicInteger(31);
        List<Integer> seen = Race.of(32, number -> {
            if (number == 0) {
                return follow(writing);
            }
            for (int i = 0; i < 20; i++) {
                write(session -> {
                    session.events().append(org, "t", "s", "{}", NOW);
                    session.sources().list(org);
                    return number;
                });
            }
            writing.decrementAndGet();
            return 0;
        });
        assertThat(seen.getFirst()).isEqualTo(31 * 20);
    }

    private int follow(java.util.concurrent.atomic.AtomicInteger writing) {
        long after = 0;
        int seen = 0;
        boolean last;
        do {
            last = writing.get() == 0;
            long from = after;
            List<Event> events = read(session -> session.events().list(org, from, 1000));
            seen += events.size();
            after = events.isEmpty() ? after : events.getLast().number();
        } while (!last);
        return seen;
    }

    @Test
    void receipts_are_kept_word_for_word() {
        Media media = write(session -> Samples.stored(session, org, "with/receipts"));
        Receipt small = receipt(new Receipt.Raw.Inline("{\"a\": 1.0,  \"a\":2}"));
        Receipt large = receipt(new Receipt.Raw.Stored("cd".repeat(32), 70_000));
        write(session -> {
            session.receipts().add(media, small);
            session.receipts().add(media, large);
            return media;
        });
        assertThatList(read(session -> session.receipts().list(org, media.number())))
                .containsExactly(small, large);
        OrgId stranger = stranger();
        assertThatList(read(session -> session.receipts().list(stranger, media.number())))
                .isEmpty();
        assertThatObject(read(session -> session.media().refersTo("cd".repeat(32))))
                .isEqualTo(true);
        assertThatObject(read(session -> session.media().refersTo(SHA))).isEqualTo(true);
        assertThatObject(read(session -> session.media().refersTo("ef".repeat(32))))
                .isEqualTo(false);
    }

    private static Receipt receipt(Receipt.Raw raw) {
        return new Receipt("acusight", "POST /x", "adk_12", "application/json", raw, NOW);
    }

    @Test
    void a_plate_is_found_in_any_case() {
        Source sensor = write(session -> Samples.device(session, org, "sensor"));
        Media media = write(session -> session.media()
                .add(Samples.image(org, "plates", Optional.of(sensor.id()), Optional.empty()))
                .orElseThrow());
        write(session -> {
            LocationId gate = session.sources().moveTo(sensor, GATE, NOW);
            session.sightings().add(media, new PlateRead(Optional.of("abC123"), "NJ", Optional.of(0.5)), gate);
            session.sightings().add(media, new PlateRead(Optional.empty(), "", Optional.empty()), gate);
            return media;
        });
        List<Sighting> all = sightings(org, Criterion.EVERYTHING, OptionalLong.empty());
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().read()).isEqualTo(new PlateRead(Optional.empty(), "", Optional.empty()));
        Criterion plate = new Criterion.WithPlate(new PlateMatch.Like(Glob.literal("ABC123")));
        List<Sighting> found = sightings(org, plate, OptionalLong.empty());
        assertThat(found).containsExactly(all.getLast());
        assertThat(found.getFirst())
                .isEqualTo(new Sighting(
                        all.getLast().number(),
                        media.id(),
                        new PlateRead(Optional.of("ABC123"), "NJ", Optional.of(0.5)),
                        Optional.of(GATE),
                        "sensor",
                        media.capturedAt().instant()));
        assertThat(sightings(
                        org,
                        Criterion.EVERYTHING,
                        OptionalLong.of(all.getFirst().number())))
                .containsExactly(all.getLast());
        assertThat(sightings(stranger(), plate, OptionalLong.empty())).isEmpty();
    }

    private List<Sighting> sightings(OrgId of, Criterion criterion, OptionalLong before) {
        return read(session -> session.searches().sightings(of, criterion, before, 9, Searches.FOR_EVER))
                .items();
    }

    @Test
    void failed_logins_are_counted_until_cleared() {
        String key = "login-" + org.value();
        write(session -> {
            session.loginAttempts().fail(key, NOW.minusSeconds(60));
            session.loginAttempts().fail(key, NOW);
            session.loginAttempts().fail(key, NOW.plusSeconds(1));
            session.loginAttempts().fail("other" + key, NOW);
            return key;
        });
        assertThatObject(read(session -> session.loginAttempts().failures(key, NOW)))
                .isEqualTo(2);
        write(session -> {
            session.loginAttempts().prune(NOW);
            return key;
        });
        assertThatObject(read(session -> session.loginAttempts().failures(key, Instant.EPOCH)))
                .isEqualTo(2);
        write(session -> {
            session.loginAttempts().clear(key);
            return key;
        });
        assertThatObject(read(session -> session.loginAttempts().failures(key, Instant.EPOCH)))
                .isEqualTo(0);
        assertThatObject(read(session -> session.loginAttempts().failures("other" + key, NOW)))
                .isEqualTo(1);
    }
}

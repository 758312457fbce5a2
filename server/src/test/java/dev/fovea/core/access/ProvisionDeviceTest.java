package dev.fovea.core.access;

import static dev.fovea.core.access.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.FoveaError.Clash;
import dev.fovea.error.FoveaError.Conflict;
import dev.fovea.error.FoveaError.Flaw;
import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaError.Proof;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.Source;
import dev.fovea.model.SourceStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionDeviceTest {
    private static final Unauthenticated INVALID = new Unauthenticated(Proof.PROVISIONING_TOKEN, Flaw.INVALID);

    @TempDir
    Path folder;

    private Premises here;
    private CreateProvisioningToken createToken;
    private ProvisionDevice provisionDevice;

    @BeforeEach
    void open() {
        here = new Premises(folder);
        createToken = new CreateProvisioningToken(here.store, here.ids, here.clock);
        provisionDevice = new ProvisionDevice(here.store, here.ids, here.clock, false);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private CreateProvisioningToken.Receipt token(OptionalInt days, boolean singleUse) {
        return createToken.create(
                here.by(), new CreateProvisioningToken.Command(here.org(), "line 1", days, singleUse));
    }

    private String anyToken() {
        return token(OptionalInt.empty(), false).secret();
    }

    private ProvisionDevice.Receipt provision(String token, String deviceId) {
        return provisionDevice.provision(new ProvisionDevice.Command(token, deviceId, Optional.empty()));
    }

    @Test
    void a_device_with_a_token_gets_a_key_and_may_send_at_once() {
        String token = anyToken();
        assertThat(token).matches("apt_[0-9a-f]{48}");
        ProvisionDevice.Receipt receipt = provision(token, "edge-2");
        assertThat(receipt.device().status()).isEqualTo(SourceStatus.APPROVED);
        assertThat(here.authenticate.deviceKey(Optional.of(receipt.deviceKey())).source())
                .map(Source::externalId)
                .contains("edge-2");
        assertThat(here.events()).endsWith("credential.created", "device.provisioned");
    }

    @Test
    void a_token_for_many_devices_counts_them() {
        String token = anyToken();
        provision(token, "edge-2");
        provision(token, "edge-3");
        assertThat(here.credentials
                        .list(here.org(), CredentialKind.PROVISIONING)
                        .getFirst()
                        .useCount())
                .isEqualTo(2);
    }

    @Test
    void a_token_of_wrong_shape_kind_or_state_is_invalid() {
        CreateProvisioningToken.Receipt revoked = token(OptionalInt.empty(), false);
        here.revokeCredential.revoke(
                here.by(),
                new RevokeCredential.Command(
                        here.org(),
                        CredentialKind.PROVISIONING,
                        revoked.credential().uuid()));
        for (String wrong : new String[] {"", "apt_", here.first.credentials().deviceKey(), revoked.secret()}) {
            assertThat(refusal(() -> provision(wrong, "edge-2"))).isEqualTo(INVALID);
        }
    }

    @Test
    void a_token_past_its_days_is_expired() {
        String token = token(OptionalInt.of(7), false).secret();
        here.clock.advance(Duration.ofDays(7).minusSeconds(1));
        provision(token, "edge-2");
        here.clock.advance(Duration.ofSeconds(1));
        assertThat(refusal(() -> provision(token, "edge-3")))
                .isEqualTo(new Unauthenticated(Proof.PROVISIONING_TOKEN, Flaw.EXPIRED));
    }

    @Test
    void a_device_that_exists_is_a_conflict_that_does_not_use_up_the_token() {
        String token = token(OptionalInt.empty(), true).secret();
        assertThat(refusal(() -> provision(token, "edge-1")))
                .isInstanceOfSatisfying(
                        Conflict.class, error -> assertThat(error.clash()).isEqualTo(Clash.DEVICE_EXISTS));
        assertThat(provision(token, "edge-2").device().name()).isEqualTo("edge-2");
        assertThat(refusal(() -> provision(token, "edge-3"))).isEqualTo(INVALID);
    }

    @Test
    void of_32_racers_with_a_single_use_token_one_device_gets_in() throws Exception {
        String token = token(OptionalInt.empty(), true).secret();
        AtomicInteger racer = new AtomicInteger(100);
        assertThat(Premises.winners(32, () -> provision(token, "edge-" + racer.incrementAndGet())))
                .hasSize(1);
        List<Source> devices = here.store.read(session -> session.sources().list(here.org()));
        assertThat(devices).hasSize(2);
    }

    @Test
    void a_blank_device_id_or_token_name_or_a_time_that_is_none_is_refused() {
        String token = anyToken();
        assertThat(refusal(() -> provision(token, " "))).isInstanceOf(Invalid.class);
        assertThat(refusal(() -> token(OptionalInt.of(0), false))).isInstanceOf(Invalid.class);
        assertThat(refusal(() -> createToken.create(
                        here.by(), new CreateProvisioningToken.Command(here.org(), "", OptionalInt.empty(), false))))
                .isInstanceOf(Invalid.class);
    }
}

package dev.fovea.dialect.fovea;

import dev.fovea.core.access.AddDevice;
import dev.fovea.core.access.ChangeDevice;
import dev.fovea.core.access.DeviceQueries;
import dev.fovea.core.access.DeviceQueries.Listed;
import dev.fovea.core.access.IssueCredential;
import dev.fovea.core.access.RotateCredential;
import dev.fovea.core.ingest.ExpectDevice;
import dev.fovea.core.query.DeviceHealth;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Credential;
import dev.fovea.model.CredentialKind;
import dev.fovea.model.OrgId;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.SourceStatus;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What sends: listed, added, named, let in, switched off, given another key, taken away. */
final class DeviceDoor {
    static final String PATH = "/v1/devices";

    private static final String ID = "dev_";
    private static final int BODY_BYTES = 64 * 1024;
    private final FoveaAuth auth;
    private final UseCases core;

    /** What is done with devices. */
    record UseCases(
            DeviceQueries queries,
            AddDevice add,
            ChangeDevice change,
            RotateCredential rotate,
            DeviceHealth health,
            ExpectDevice expect) {}

    DeviceDoor(FoveaAuth auth, UseCases core) {
        this.auth = auth;
        this.core = core;
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Paging paging = Paging.of(context);
        Optional<SourceStatus> status = Parameter.word(context, "status", SourceStatus.class);
        Paging.answer(context, core.queries.page(caller.org(), status, paging.before(), paging.limit()), this::view);
    }

    void get(Context context) {
        Json.answer(context, 200, view(device(context, auth.reader(context).org())));
    }

    void add(Context context) {
        Caller caller = auth.administrator(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        String deviceId = fields.requiredText("device_id");
        Optional<String> name = fields.text("name");
        fields.refuseOthers(Set.of("device_id", "name"));
        fields.check();
        AddDevice.Receipt receipt =
                core.add.add(new AddDevice.Command(FoveaAuth.actor(context, caller), deviceId, name));
        context.header("Location", PATH + "/" + id(receipt.device()));
        answer(context, 201, new Listed(receipt.device(), Optional.of(receipt.key())), receipt.secret());
    }

    void change(Context context) {
        Caller caller = auth.administrator(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        Optional<String> name = fields.text("name");
        Optional<SourceStatus> status = fields.word("status", SourceStatus.class);
        fields.refuseOthers(Set.of("name", "status"));
        fields.check();
        change(context, caller, name, status);
    }

    void approve(Context context) {
        change(context, auth.administrator(context), Optional.empty(), Optional.of(SourceStatus.APPROVED));
    }

    private void change(Context context, Caller caller, Optional<String> name, Optional<SourceStatus> status) {
        SourceId id = device(context, caller.org()).device().id();
        var _ = core.change.change(new ChangeDevice.Command(FoveaAuth.actor(context, caller), id, name, status));
        Json.answer(context, 200, view(core.queries.get(caller.org(), id)));
    }

    /** How often the device is expected to be heard of. */
    void expectation(Context context) {
        Source device = device(context, auth.reader(context).org()).device();
        Json.answer(context, 200, PulseView.expectation(core.health.of(device)));
    }

    void expect(Context context) {
        Caller caller = auth.administrator(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        Optional<Duration> interval = PulseView.interval(fields);
        Source device = device(context, caller.org()).device();
        Json.answer(
                context,
                200,
                PulseView.expectation(core.expect.expect(FoveaAuth.actor(context, caller), device, interval)));
    }

    /** A new key; the old one works on for the overlap that the body may name. */
    void rotateKey(Context context) {
        Caller caller = auth.administrator(context);
        Duration overlap = KeyDoor.overlap(Bodies.read(context, BODY_BYTES));
        Listed device = device(context, caller.org());
        Credential key = device.key()
                .orElseThrow(() -> new FoveaException(
                        new FoveaError.NotFound(FoveaError.Thing.CREDENTIAL, context.pathParam("id"))));
        IssueCredential.Receipt receipt = core.rotate.rotate(new RotateCredential.Command(
                caller, FoveaAuth.actor(context, caller), CredentialKind.DEVICE_KEY, key.uuid(), overlap));
        answer(context, 201, new Listed(device.device(), Optional.of(receipt.credential())), receipt.secret());
    }

    void remove(Context context) {
        Caller caller = auth.administrator(context);
        core.change.remove(
                FoveaAuth.actor(context, caller),
                device(context, caller.org()).device().id());
        context.status(204);
    }

    /** By the id that lists show, or by the one that the device gives itself. */
    static Listed device(DeviceQueries queries, OrgId org, String id) {
        return id.matches(ID + "[0-9]{1,18}")
                ? queries.get(org, new SourceId(Long.parseLong(id.substring(ID.length()))))
                : queries.get(org, id);
    }

    private Listed device(Context context, OrgId org) {
        return device(core.queries, org, context.pathParam("id"));
    }

    private static String id(Source device) {
        return ID + device.id().value();
    }

    private void answer(Context context, int status, Listed device, String secret) {
        Map<String, Object> view = view(device);
        view.put("device_key", secret);
        Json.answer(context, status, view);
    }

    private Map<String, Object> view(Listed listed) {
        Source device = listed.device();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id(device));
        view.put("device_id", device.externalId());
        view.put("kind", Spelling.word(device.kind()));
        view.put("name", device.name());
        view.put("status", Spelling.word(device.status()));
        view.put("location", Spelling.location(device.place()));
        view.put("key_prefix", listed.key().map(Credential::prefix).orElse(null));
        view.put("last_seen_at", Spelling.time(device.lastSeenAt()));
        view.putAll(PulseView.of(core.health.of(device)));
        view.put("created_at", device.createdAt().toString());
        return view;
    }
}

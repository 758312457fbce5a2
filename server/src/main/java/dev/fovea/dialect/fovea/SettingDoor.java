package dev.fovea.dialect.fovea;

import dev.fovea.core.access.ChangePolicy;
import dev.fovea.core.access.DeviceQueries;
import dev.fovea.core.access.OrganisationQueries;
import dev.fovea.core.access.SettingQueries;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.OrgId;
import dev.fovea.model.SettingValue;
import dev.fovea.model.Source;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings with their origin: those of an organisation or a device can be changed, those of the server be read. */
final class SettingDoor {
    static final String PATH = "/v1/settings";

    private static final int BODY_BYTES = 64 * 1024;
    private final FoveaAuth auth;
    private final SettingQueries queries;
    private final ChangePolicy change;
    private final OrganisationQueries organisations;
    private final DeviceQueries devices;

    SettingDoor(
            FoveaAuth auth,
            SettingQueries queries,
            ChangePolicy change,
            OrganisationQueries organisations,
            DeviceQueries devices) {
        this.auth = auth;
        this.queries = queries;
        this.change = change;
        this.organisations = organisations;
        this.devices = devices;
    }

    void get(Context context) {
        Caller caller = auth.administrator(context);
        answer(context, caller, device(context, caller.org()));
    }

    /** Sets what the body names; null takes it back. */
    void change(Context context) {
        Caller caller = auth.administrator(context);
        Optional<Source> device = device(context, caller.org());
        Map<String, Optional<String>> wanted =
                FoveaFields.body(Bodies.read(context, BODY_BYTES)).scalars();
        change.change(FoveaAuth.actor(context, caller), device, wanted);
        answer(context, caller, device);
    }

    private Optional<Source> device(Context context, OrgId org) {
        return Parameter.text(context, "device")
                .map(id -> DeviceDoor.device(devices, org, id).device());
    }

    private void answer(Context context, Caller caller, Optional<Source> device) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("intake", views(queries.intake(caller.org(), device.map(Source::id))));
        view.put("server", runsTheServer(caller) ? views(queries.server()) : null);
        Json.answer(context, 200, view);
    }

    private boolean runsTheServer(Caller caller) {
        try {
            organisations.requireOperator(caller);
            return true;
        } catch (FoveaException _) {
            return false;
        }
    }

    private static List<Map<String, Object>> views(List<SettingValue> settings) {
        return settings.stream().map(SettingDoor::view).toList();
    }

    private static Map<String, Object> view(SettingValue setting) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", setting.name());
        view.put("value", setting.value());
        view.put("default", setting.standard());
        view.put("origin", setting.origin());
        view.put("description", setting.description());
        return view;
    }
}

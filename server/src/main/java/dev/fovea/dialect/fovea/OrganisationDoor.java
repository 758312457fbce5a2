package dev.fovea.dialect.fovea;

import dev.fovea.core.access.CreateOrganisation;
import dev.fovea.core.access.NewCredentials;
import dev.fovea.core.access.OrganisationQueries;
import dev.fovea.core.access.RenameOrganisation;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Organisation;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The organisations of the server, for those who run it. */
final class OrganisationDoor {
    private static final int BODY_BYTES = 64 * 1024;
    private final FoveaAuth auth;
    private final CreateOrganisation create;
    private final RenameOrganisation rename;
    private final OrganisationQueries organisations;

    OrganisationDoor(
            FoveaAuth auth, CreateOrganisation create, RenameOrganisation rename, OrganisationQueries organisations) {
        this.auth = auth;
        this.create = create;
        this.rename = rename;
        this.organisations = organisations;
    }

    void create(Context context) {
        Caller caller = auth.operator(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        String name = fields.requiredText("name");
        fields.check();
        CreateOrganisation.Receipt receipt =
                create.create(new CreateOrganisation.Command(name, Optional.of(FoveaAuth.actor(context, caller))));
        Map<String, Object> view = view(receipt.organisation());
        view.put("credentials", credentials(context, receipt.credentials()));
        Json.answer(context, 201, view);
    }

    void list(Context context) {
        auth.operator(context);
        Paging paging = Paging.of(context);
        Paging.answer(
                context,
                paging.of(
                        organisations.list(), organisation -> organisation.id().value()),
                OrganisationDoor::view);
    }

    void get(Context context) {
        Json.answer(context, 200, view(organisation(context, auth.administrator(context))));
    }

    /** Those who run the server name any organisation, others their own. */
    void rename(Context context) {
        Caller caller = auth.administrator(context);
        FoveaFields fields = FoveaFields.body(Bodies.read(context, BODY_BYTES));
        String name = fields.requiredText("name");
        fields.refuseOthers(Set.of("name"));
        fields.check();
        Organisation organisation = organisation(context, caller);
        Json.answer(context, 200, view(rename.rename(FoveaAuth.actor(context, caller), organisation, name)));
    }

    private Organisation organisation(Context context, Caller caller) {
        String text = context.pathParam("id");
        try {
            return organisations.get(caller, UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new FoveaException(new FoveaError.NotFound(FoveaError.Thing.ORGANISATION, text), e);
        }
    }

    static Map<String, Object> view(Organisation organisation) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", organisation.uuid().toString());
        view.put("name", organisation.name());
        view.put("created_at", organisation.createdAt().toString());
        return view;
    }

    /** In the form of the credentials file (DESIGN §5). */
    private static Map<String, Object> credentials(Context context, NewCredentials secrets) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("base_url", context.scheme() + "://" + context.host());
        view.put("organisation", secrets.organisation());
        view.put("admin", admin(secrets));
        view.put("genlogs", Map.of("api_key", secrets.partnerKey()));
        view.put("acusight", Map.of("device_id", secrets.deviceId(), "device_key", secrets.deviceKey()));
        view.put("imggo", Map.of("api_key", secrets.apiKey()));
        view.put("hub", Map.of("access_token", secrets.accessToken()));
        return view;
    }

    private static Map<String, Object> admin(NewCredentials secrets) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("username", secrets.adminUsername());
        view.put("email", secrets.adminEmail());
        view.put("password", secrets.adminPassword());
        return view;
    }
}

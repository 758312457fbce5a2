package dev.fovea.dialect.fovea;

import dev.fovea.core.access.AddDevice;
import dev.fovea.core.access.AuditQueries;
import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.ChangeCredential;
import dev.fovea.core.access.ChangeDevice;
import dev.fovea.core.access.ChangePassword;
import dev.fovea.core.access.ChangePolicy;
import dev.fovea.core.access.ChangeUser;
import dev.fovea.core.access.ContentLinks;
import dev.fovea.core.access.CreateOrganisation;
import dev.fovea.core.access.CreateProvisioningToken;
import dev.fovea.core.access.CreateUser;
import dev.fovea.core.access.CredentialQueries;
import dev.fovea.core.access.DeviceQueries;
import dev.fovea.core.access.IssueCredential;
import dev.fovea.core.access.OrganisationQueries;
import dev.fovea.core.access.RenameOrganisation;
import dev.fovea.core.access.RevokeCredential;
import dev.fovea.core.access.RotateCredential;
import dev.fovea.core.access.SettingQueries;
import dev.fovea.core.access.UserQueries;
import dev.fovea.core.collect.BatchAdministration;
import dev.fovea.core.collect.BatchList;
import dev.fovea.core.collect.CompareVersions;
import dev.fovea.core.collect.DatasetAdministration;
import dev.fovea.core.collect.DatasetItems;
import dev.fovea.core.collect.SavedQueryAdministration;
import dev.fovea.core.deliver.DeliveryQueries;
import dev.fovea.core.deliver.EventWording;
import dev.fovea.core.deliver.Redeliver;
import dev.fovea.core.deliver.SendTest;
import dev.fovea.core.deliver.WebhookAdministration;
import dev.fovea.core.deliver.WebhookSecrets;
import dev.fovea.core.detect.RunQueries;
import dev.fovea.core.export.ExportQueries;
import dev.fovea.core.export.ImportRuns;
import dev.fovea.core.export.RequestExport;
import dev.fovea.core.export.StreamExport;
import dev.fovea.core.extract.CancelJob;
import dev.fovea.core.extract.JobQueries;
import dev.fovea.core.follow.EventFeed;
import dev.fovea.core.follow.EventWatch;
import dev.fovea.core.ingest.ExpectDevice;
import dev.fovea.core.ingest.RegisterRecording;
import dev.fovea.core.ingest.SpoolRequest;
import dev.fovea.core.picture.Crops;
import dev.fovea.core.picture.Thumbnails;
import dev.fovea.core.query.BatchQueries;
import dev.fovea.core.query.DeviceHealth;
import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.FilterSuggestions;
import dev.fovea.core.query.MediaCounts;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.core.query.RecordingCalendar;
import dev.fovea.core.query.SightingQueries;
import dev.fovea.core.replay.KeyedCalls;
import dev.fovea.core.requests.CallQueries;
import dev.fovea.core.retain.DeleteMany;
import dev.fovea.core.retain.DeleteMedia;
import dev.fovea.core.retain.KeepMedia;
import dev.fovea.core.retain.PreviewRules;
import dev.fovea.core.retain.WriteRules;
import dev.fovea.dialect.Dialect;
import dev.fovea.error.FoveaError;
import dev.fovea.http.Api;
import dev.fovea.http.CpuPool;
import dev.fovea.http.MemoryBudget;
import dev.fovea.http.Route;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The doors of Fovea's own API, and the words for paths that nobody owns (fovea.md). */
public final class FoveaDialect implements Dialect {
    /** In receipts, metrics and {@code /openapi/fovea.json}. */
    public static final String NAME = "fovea";

    private static final List<String> PREFIXES = List.of("/v1", "/openapi");
    private static final Set<String> PATHS = Set.of("/", "/healthz", "/readyz", "/metrics");

    private final List<Route> routes;
    private final FoveaErrors errors;

    /** The use cases behind the doors. */
    public record UseCases(
            Authenticate authenticate,
            OrganisationQueries organisations,
            CreateOrganisation createOrganisation,
            Administration administration,
            Watch watch,
            ContentLinks links,
            Pictures pictures,
            MediaQueries media,
            BatchQueries batches,
            SightingQueries sightings,
            RunQueries runs,
            Recordings recordings,
            Deliveries deliveries,
            Collections collections,
            JobQueries jobs,
            CancelJob cancelJob,
            KeyedCalls keyedCalls,
            Search search,
            Exports exports,
            Retention retention,
            Events events,
            Clock clock) {}

    /** The use cases of small pictures. */
    public record Pictures(Thumbnails thumbnails, Crops crops) {}

    /** The use cases of search. */
    public record Search(FilterParser filters, FilterSuggestions suggestions, MediaSearch media, MediaCounts counts) {}

    /** The use cases of exports and imports. */
    public record Exports(
            StreamExport stream,
            RequestExport request,
            ExportQueries queries,
            SpoolRequest spool,
            ImportRuns imports,
            MemoryBudget memory) {}

    /** What was done and what was called. */
    public record Watch(AuditQueries audit, CallQueries calls) {}

    /** The use cases of administration. */
    public record Administration(
            UserQueries users,
            CreateUser createUser,
            ChangeUser changeUser,
            ChangePassword passwords,
            CredentialQueries credentials,
            IssueCredential issueCredential,
            ChangeCredential changeCredential,
            RotateCredential rotateCredential,
            RevokeCredential revokeCredential,
            CreateProvisioningToken provisioningTokens,
            DeviceQueries devices,
            AddDevice addDevice,
            ChangeDevice changeDevice,
            RenameOrganisation renameOrganisation,
            SettingQueries settings,
            ChangePolicy changePolicy) {}

    /** The use cases of what goes and what stays. */
    public record Retention(
            DeleteMedia deleteOne, DeleteMany deleteMany, KeepMedia keep, WriteRules rules, PreviewRules previews) {}

    /**
     * The use cases of recordings.
     *
     * @param cpu for runs that are read as a whole
     * @param memory for the same
     */
    public record Recordings(
            RegisterRecording register, RecordingCalendar calendar, CpuPool cpu, MemoryBudget memory) {}

    /** The use cases of the event log, and of the devices whose silence it tells. */
    public record Events(EventFeed feed, EventWatch watch, DeviceHealth health, ExpectDevice expect) {}

    /** The use cases of webhooks. */
    public record Deliveries(
            WebhookAdministration webhooks,
            WebhookSecrets secrets,
            SendTest test,
            DeliveryQueries queries,
            Redeliver redeliver) {}

    /** The use cases of what people gather. */
    public record Collections(
            BatchList batches,
            BatchAdministration batchAdministration,
            SavedQueryAdministration queries,
            DatasetAdministration datasets,
            DatasetItems items,
            CompareVersions compare) {}

    /**
     * Over the given use cases.
     *
     * @param metrics the current values in the text format of Prometheus
     * @param others the other dialects, which are listed, and suggested when a path is mistyped
     */
    public FoveaDialect(UseCases core, Readiness readiness, Supplier<String> metrics, List<? extends Dialect> others) {
        List<String> names =
                Stream.concat(others.stream().map(Api::name), Stream.of(NAME)).toList();
        List<Route> operation = operation(new OperationDoor(readiness, metrics, names));
        FoveaAuth auth = new FoveaAuth(core.authenticate(), core.organisations());
        List<Route> own = Stream.of(
                        exports(core.exports(), auth),
                        search(core, auth),
                        media(core, auth),
                        pictures(core, auth),
                        retention(core, auth),
                        recordings(core, auth),
                        collections(core, auth),
                        jobs(core, auth),
                        events(core.events(), auth, core.clock()),
                        webhooks(core.deliveries(), auth),
                        organisations(core, auth),
                        users(core.administration(), auth),
                        keys(core, auth),
                        devices(core.administration(), core.events(), auth),
                        watch(core, auth))
                .flatMap(List::stream)
                .toList();
        Conditions conditions = new Conditions(auth, own);
        Repeats repeats = new Repeats(auth, core.keyedCalls());
        this.routes = Stream.concat(
                        operation.stream(), own.stream().map(conditions::over).map(repeats::over))
                .toList();
        this.errors = new FoveaErrors(new NearestRoute(
                Stream.concat(routes.stream(), others.stream().flatMap(dialect -> dialect.routes().stream()))
                        .toList()));
    }

    /** Words for every event that no other dialect has words for. */
    public static EventWording wording() {
        return new PlainEvents();
    }

    private static List<Route> operation(OperationDoor door) {
        return List.of(
                Route.get("/", door::index),
                Route.get("/healthz", door::health),
                Route.get("/readyz", door::ready),
                Route.get("/metrics", door::metrics),
                Route.get("/openapi/{dialect}.json", door::openApi));
    }

    /** Before {@link #media}, where {@code export} would be taken for the id of an image. */
    private static List<Route> exports(Exports core, FoveaAuth auth) {
        ExportDoor exports = new ExportDoor(auth, core.stream(), core.request(), core.queries());
        ImportDoor imports = new ImportDoor(auth, core.spool(), core.imports(), core.memory());
        return List.of(
                Route.get("/v1/images/export", exports::stream),
                Route.post(ExportDoor.PATH, exports::create),
                Route.post(ImportDoor.PATH, imports::create),
                Route.get(ExportDoor.PATH, exports::list),
                Route.get(ExportDoor.PATH + "/{id}", exports::get),
                Route.delete(ExportDoor.PATH + "/{id}", exports::delete),
                Route.get(ExportDoor.PATH + "/{id}/content", exports::content));
    }

    private static List<Route> search(UseCases core, FoveaAuth auth) {
        Search search = core.search();
        FilterDoor filter = new FilterDoor(auth, search.filters(), search.suggestions());
        ImageCountsDoor counts = new ImageCountsDoor(auth, search.filters(), search.counts());
        ImageBoxesDoor boxes = new ImageBoxesDoor(auth, core.media(), new ImageViews(core.media(), core.runs()));
        return List.of(
                Route.get(FilterDoor.PATH, filter::explain),
                Route.get(FilterDoor.PATH + "/suggest", filter::suggest),
                Route.get("/v1/images/facets", counts::facets),
                Route.get("/v1/images/buckets", counts::buckets),
                Route.get("/v1/images/grid", counts::grid),
                Route.get("/v1/images/boxes", boxes::boxes));
    }

    private static List<Route> media(UseCases core, FoveaAuth auth) {
        Lookup lookup = new Lookup(core.media());
        ImageViews imageViews = new ImageViews(core.media(), core.runs());
        ImageDoor images =
                new ImageDoor(auth, core.search().media(), core.search().filters(), lookup, imageViews);
        ReceiptDoor receipts = new ReceiptDoor(auth, core.media(), lookup);
        SightingDoor sightings =
                new SightingDoor(auth, core.sightings(), core.search().filters());
        return List.of(
                Route.get("/v1/images", images::list),
                Route.get("/v1/images/{id}", images::get),
                Route.get("/v1/images/{id}/receipt", receipts::receipt),
                Route.get("/v1/sightings", sightings::list));
    }

    private static List<Route> pictures(UseCases core, FoveaAuth auth) {
        Lookup lookup = new Lookup(core.media());
        LinkedMedia access = new LinkedMedia(auth, core.links(), lookup);
        ContentDoor contents = new ContentDoor(access, core.media());
        Pictures small = core.pictures();
        PictureDoor pictures = new PictureDoor(access, small.thumbnails(), small.crops(), core.runs());
        LinkDoor links = new LinkDoor(auth, core.links(), core.media(), lookup);
        return List.of(
                Route.get("/v1/images/{id}/content", contents::content),
                Route.get("/v1/images/{id}/thumbnail", pictures::thumbnail),
                Route.get("/v1/images/{id}/crop", pictures::crop),
                Route.post("/v1/images/{id}/links", links::create),
                Route.post("/v1/links", links::createMany),
                Route.post(LinkDoor.RENEWAL, links::renew));
    }

    private static List<Route> retention(UseCases core, FoveaAuth auth) {
        Lookup lookup = new Lookup(core.media());
        Retention retention = core.retention();
        RemovalDoor removal = new RemovalDoor(auth, lookup, retention.deleteOne(), retention.deleteMany());
        KeepDoor keep = new KeepDoor(
                auth,
                lookup,
                retention.keep(),
                new ImageViews(core.media(), core.runs()),
                new RecordingViews(core.media(), core.runs()));
        RetentionDoor rules = new RetentionDoor(auth, retention.rules(), retention.previews());
        return List.of(
                Route.get(RetentionDoor.PATH, rules::list),
                Route.post(RetentionDoor.PATH, rules::create),
                Route.get(RetentionDoor.PATH + "/{id}", rules::get),
                Route.patch(RetentionDoor.PATH + "/{id}", rules::change),
                Route.delete(RetentionDoor.PATH + "/{id}", rules::delete),
                Route.get("/v1/retention/preview", rules::preview),
                Route.post("/v1/retention/preview", rules::previewDraft),
                Route.delete("/v1/images/{id}", removal::image),
                Route.delete(RecordingDoor.PATH + "/{id}", removal::recording),
                Route.post("/v1/images/delete", removal::many),
                Route.put("/v1/images/{id}/keep", keep::keepImage),
                Route.delete("/v1/images/{id}/keep", keep::releaseImage),
                Route.put(RecordingDoor.PATH + "/{id}/keep", keep::keepRecording),
                Route.delete(RecordingDoor.PATH + "/{id}/keep", keep::releaseRecording));
    }

    private static List<Route> recordings(UseCases core, FoveaAuth auth) {
        Lookup lookup = new Lookup(core.media());
        Recordings use = core.recordings();
        RecordingDoor recordings = new RecordingDoor(
                auth,
                use.register(),
                core.search().media(),
                core.search().filters(),
                core.batches(),
                use.calendar(),
                lookup,
                new RecordingViews(core.media(), core.runs()));
        RunDoor runs = new RunDoor(auth, core.runs(), lookup, use.cpu(), use.memory());
        return List.of(
                Route.post(RecordingDoor.PATH, recordings::register),
                Route.get(RecordingDoor.PATH, recordings::list),
                Route.get(RecordingDoor.PATH + "/calendar", recordings::calendar),
                Route.get(RecordingDoor.PATH + "/{id}", recordings::get),
                Route.get(RecordingDoor.PATH + "/{id}/compare", runs::compare),
                Route.get(RunDoor.PATH, runs::list),
                Route.get(RunDoor.PATH + "/{run}", runs::get),
                Route.get(RunDoor.PATH + "/{run}/tracks", runs::tracks));
    }

    private static List<Route> collections(UseCases core, FoveaAuth auth) {
        Collections gathered = core.collections();
        BatchDoor batches = new BatchDoor(
                auth,
                gathered.batches(),
                gathered.batchAdministration(),
                core.batches(),
                new ImageViews(core.media(), core.runs()));
        QueryDoor queries = new QueryDoor(auth, gathered.queries());
        DatasetDoor datasets = new DatasetDoor(auth, gathered.datasets());
        DatasetVersionDoor versions = new DatasetVersionDoor(auth, gathered.datasets(), gathered.items());
        ComparisonDoor comparison = new ComparisonDoor(auth, gathered.datasets(), gathered.compare());
        return List.of(
                Route.get(BatchDoor.PATH, batches::list),
                Route.post(BatchDoor.PATH, batches::create),
                Route.get(BatchDoor.PATH + "/{id}", batches::get),
                Route.patch(BatchDoor.PATH + "/{id}", batches::rename),
                Route.delete(BatchDoor.PATH + "/{id}", batches::delete),
                Route.post(BatchDoor.PATH + "/{id}/close", batches::close),
                Route.get(BatchDoor.PATH + "/{id}/images", batches::images),
                Route.post(BatchDoor.PATH + "/{id}/images", batches::move),
                Route.delete(BatchDoor.PATH + "/{id}/images/{image}", batches::takeOut),
                Route.post(QueryDoor.PATH, queries::create),
                Route.get(QueryDoor.PATH, queries::list),
                Route.get(QueryDoor.PATH + "/{id}", queries::get),
                Route.patch(QueryDoor.PATH + "/{id}", queries::change),
                Route.delete(QueryDoor.PATH + "/{id}", queries::delete),
                Route.get(QueryDoor.PATH + "/{id}/count", queries::count),
                Route.post(DatasetDoor.PATH, datasets::create),
                Route.get(DatasetDoor.PATH, datasets::list),
                Route.get(DatasetDoor.PATH + "/{id}", datasets::get),
                Route.patch(DatasetDoor.PATH + "/{id}", datasets::change),
                Route.delete(DatasetDoor.PATH + "/{id}", datasets::delete),
                Route.get(DatasetDoor.PATH + "/{id}/changes", comparison::changes),
                Route.post(DatasetVersionDoor.PATH, versions::freeze),
                Route.get(DatasetVersionDoor.PATH, versions::list),
                Route.get(DatasetVersionDoor.PATH + "/{version}", versions::get),
                Route.delete(DatasetVersionDoor.PATH + "/{version}", versions::delete),
                Route.get(DatasetVersionDoor.PATH + "/{version}/items", versions::items),
                Route.get(DatasetVersionDoor.PATH + "/{version}/diff", comparison::diff),
                Route.get(DatasetVersionDoor.PATH + "/{version}/manifest.jsonl", versions::manifest));
    }

    private static List<Route> jobs(UseCases core, FoveaAuth auth) {
        JobDoor jobs = new JobDoor(auth, core.jobs(), core.cancelJob());
        return List.of(
                Route.get(JobDoor.LIST, jobs::list),
                Route.get(JobDoor.PATH, jobs::get),
                Route.post(JobDoor.PATH + "/cancel", jobs::cancel));
    }

    private static List<Route> events(Events core, FoveaAuth auth, Clock clock) {
        EventDoor events = new EventDoor(auth, core.feed(), clock);
        EventStreamDoor stream = new EventStreamDoor(auth, core.watch(), clock);
        return List.of(
                Route.get(EventDoor.PATH, events::list),
                Route.get(EventStreamDoor.PATH, stream::stream),
                Route.get(EventDoor.PATH + "/{number}", events::get));
    }

    private static List<Route> webhooks(Deliveries core, FoveaAuth auth) {
        WebhookDoor webhooks = new WebhookDoor(auth, core.webhooks(), core.secrets(), core.test());
        DeliveryDoor deliveries = new DeliveryDoor(auth, core.queries(), core.redeliver());
        return List.of(
                Route.post(WebhookDoor.PATH, webhooks::create),
                Route.get(WebhookDoor.PATH, webhooks::list),
                Route.get(WebhookDoor.PATH + "/{id}", webhooks::get),
                Route.patch(WebhookDoor.PATH + "/{id}", webhooks::change),
                Route.delete(WebhookDoor.PATH + "/{id}", webhooks::delete),
                Route.post(WebhookDoor.PATH + "/{id}/secret", webhooks::rotate),
                Route.post(WebhookDoor.PATH + "/{id}/test", webhooks::test),
                Route.get(WebhookDoor.PATH + "/{id}/deliveries", deliveries::list),
                Route.post(WebhookDoor.PATH + "/{id}/redeliver", deliveries::allAgain),
                Route.get("/v1/deliveries/{id}", deliveries::get),
                Route.post("/v1/deliveries/{id}/redeliver", deliveries::again),
                Route.get("/v1/webhook-secret", webhooks::secretOfOrganisation));
    }

    private static List<Route> organisations(UseCases core, FoveaAuth auth) {
        OrganisationDoor organisations = new OrganisationDoor(
                auth, core.createOrganisation(), core.administration().renameOrganisation(), core.organisations());
        SettingDoor settings = new SettingDoor(
                auth,
                core.administration().settings(),
                core.administration().changePolicy(),
                core.organisations(),
                core.administration().devices());
        return List.of(
                Route.post("/v1/organisations", organisations::create),
                Route.get("/v1/organisations", organisations::list),
                Route.get("/v1/organisations/{id}", organisations::get),
                Route.patch("/v1/organisations/{id}", organisations::rename),
                Route.get(SettingDoor.PATH, settings::get),
                Route.patch(SettingDoor.PATH, settings::change));
    }

    private static List<Route> watch(UseCases core, FoveaAuth auth) {
        AuditDoor audit = new AuditDoor(auth, core.watch().audit());
        RequestDoor requests = new RequestDoor(auth, core.watch().calls(), core.organisations());
        return List.of(
                Route.get(AuditDoor.PATH, audit::list),
                Route.get(RequestDoor.PATH, requests::list),
                Route.get(RequestDoor.PATH + "/{id}", requests::get),
                Route.get(RequestDoor.PATH + "/{id}/curl", requests::curl));
    }

    private static List<Route> users(Administration core, FoveaAuth auth) {
        UserDoor users = new UserDoor(
                auth, new UserDoor.UseCases(core.users(), core.createUser(), core.changeUser(), core.passwords()));
        return List.of(
                Route.get(UserDoor.PATH, users::list),
                Route.post(UserDoor.PATH, users::create),
                Route.get(UserDoor.PATH + "/me", users::self),
                Route.post(UserDoor.PATH + "/me/password", users::changeOwnPassword),
                Route.get(UserDoor.PATH + "/{id}", users::get),
                Route.patch(UserDoor.PATH + "/{id}", users::change),
                Route.delete(UserDoor.PATH + "/{id}", users::deactivate),
                Route.post(UserDoor.PATH + "/{id}/password", users::resetPassword));
    }

    private static List<Route> keys(UseCases all, FoveaAuth auth) {
        Administration core = all.administration();
        KeyDoor keys = new KeyDoor(
                auth,
                new KeyDoor.UseCases(
                        core.issueCredential(),
                        core.credentials(),
                        core.changeCredential(),
                        core.rotateCredential(),
                        core.revokeCredential()),
                new KeyViews(all.batches(), core.users()),
                all.clock());
        return List.of(
                Route.post(KeyDoor.PATH, keys::create),
                Route.get(KeyDoor.PATH, keys::list),
                Route.get(KeyDoor.PATH + "/{id}", keys::get),
                Route.patch(KeyDoor.PATH + "/{id}", keys::change),
                Route.delete(KeyDoor.PATH + "/{id}", keys::revoke),
                Route.post(KeyDoor.PATH + "/{id}/rotate", keys::rotate));
    }

    private static List<Route> devices(Administration core, Events events, FoveaAuth auth) {
        DeviceDoor devices = new DeviceDoor(
                auth,
                new DeviceDoor.UseCases(
                        core.devices(),
                        core.addDevice(),
                        core.changeDevice(),
                        core.rotateCredential(),
                        events.health(),
                        events.expect()));
        ProvisioningDoor tokens = new ProvisioningDoor(
                auth,
                new ProvisioningDoor.UseCases(core.provisioningTokens(), core.credentials(), core.revokeCredential()));
        return List.of(
                Route.get(DeviceDoor.PATH, devices::list),
                Route.post(DeviceDoor.PATH, devices::add),
                Route.get(DeviceDoor.PATH + "/{id}", devices::get),
                Route.patch(DeviceDoor.PATH + "/{id}", devices::change),
                Route.delete(DeviceDoor.PATH + "/{id}", devices::remove),
                Route.get(DeviceDoor.PATH + "/{id}/expected-interval", devices::expectation),
                Route.put(DeviceDoor.PATH + "/{id}/expected-interval", devices::expect),
                Route.post(DeviceDoor.PATH + "/{id}/approve", devices::approve),
                Route.post(DeviceDoor.PATH + "/{id}/rotate-key", devices::rotateKey),
                Route.post(ProvisioningDoor.PATH, tokens::create),
                Route.get(ProvisioningDoor.PATH, tokens::list),
                Route.delete(ProvisioningDoor.PATH + "/{id}", tokens::revoke));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Route> routes() {
        return routes;
    }

    @Override
    public boolean owns(String path) {
        return PATHS.contains(path) || Dialect.under(PREFIXES, path);
    }

    @Override
    public void refuse(Context context, FoveaError error) {
        errors.answer(context, error);
    }
}

package dev.fovea.app;

import dev.fovea.blob.file.FileBlobs;
import dev.fovea.blob.file.FileDerivatives;
import dev.fovea.blob.folder.FolderBucket;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.config.SettingsException;
import dev.fovea.core.access.AddDevice;
import dev.fovea.core.access.AuditQueries;
import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.ChangeAccessToken;
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
import dev.fovea.core.access.IssueTokens;
import dev.fovea.core.access.LastUses;
import dev.fovea.core.access.LogIn;
import dev.fovea.core.access.OrganisationQueries;
import dev.fovea.core.access.ProvisionDevice;
import dev.fovea.core.access.RenameOrganisation;
import dev.fovea.core.access.RevokeCredential;
import dev.fovea.core.access.RotateCredential;
import dev.fovea.core.access.SettingQueries;
import dev.fovea.core.access.UserQueries;
import dev.fovea.core.collect.BatchAdministration;
import dev.fovea.core.collect.BatchList;
import dev.fovea.core.collect.ClearDatasets;
import dev.fovea.core.collect.CompareVersions;
import dev.fovea.core.collect.DatasetAdministration;
import dev.fovea.core.collect.DatasetItems;
import dev.fovea.core.collect.FilterReader;
import dev.fovea.core.collect.FreezeVersions;
import dev.fovea.core.collect.SavedQueryAdministration;
import dev.fovea.core.deliver.AddressTargets;
import dev.fovea.core.deliver.Bell;
import dev.fovea.core.deliver.DeliveryQueries;
import dev.fovea.core.deliver.EventWording;
import dev.fovea.core.deliver.FanOut;
import dev.fovea.core.deliver.FirstWording;
import dev.fovea.core.deliver.Redeliver;
import dev.fovea.core.deliver.RetrySchedule;
import dev.fovea.core.deliver.SendDeliveries;
import dev.fovea.core.deliver.SendTest;
import dev.fovea.core.deliver.Signatures;
import dev.fovea.core.deliver.WebhookAdministration;
import dev.fovea.core.deliver.WebhookSecrets;
import dev.fovea.core.detect.DeleteRun;
import dev.fovea.core.detect.RunNormaliser;
import dev.fovea.core.detect.RunQueries;
import dev.fovea.core.detect.SubmitRun;
import dev.fovea.core.export.ExportQueries;
import dev.fovea.core.export.ImportRuns;
import dev.fovea.core.export.RequestExport;
import dev.fovea.core.export.RunExports;
import dev.fovea.core.export.StreamExport;
import dev.fovea.core.export.WriteExport;
import dev.fovea.core.extract.CancelJob;
import dev.fovea.core.extract.ChangePattern;
import dev.fovea.core.extract.CreatePattern;
import dev.fovea.core.extract.Engines;
import dev.fovea.core.extract.JobPace;
import dev.fovea.core.extract.JobPicture;
import dev.fovea.core.extract.JobQueries;
import dev.fovea.core.extract.JobRules;
import dev.fovea.core.extract.JobSignals;
import dev.fovea.core.extract.PatternQueries;
import dev.fovea.core.extract.RunJobs;
import dev.fovea.core.extract.SubmitJob;
import dev.fovea.core.follow.EventFeed;
import dev.fovea.core.follow.EventWatch;
import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.AnnounceImage;
import dev.fovea.core.ingest.CloseBatches;
import dev.fovea.core.ingest.CollectAnnounced;
import dev.fovea.core.ingest.ExpectDevice;
import dev.fovea.core.ingest.FetchImage;
import dev.fovea.core.ingest.NearDuplicates;
import dev.fovea.core.ingest.NoticeSilence;
import dev.fovea.core.ingest.PictureSniffer;
import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.RecordImage;
import dev.fovea.core.ingest.RegisterRecording;
import dev.fovea.core.ingest.ReviewImage;
import dev.fovea.core.ingest.SeenDevice;
import dev.fovea.core.ingest.SpoolRequest;
import dev.fovea.core.picture.Crops;
import dev.fovea.core.picture.DrawPicture;
import dev.fovea.core.picture.Thumbnails;
import dev.fovea.core.port.Blobs;
import dev.fovea.core.port.Derivatives;
import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.ImageFetcher;
import dev.fovea.core.port.Passwords;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.Tokens;
import dev.fovea.core.port.Vault;
import dev.fovea.core.port.WebhookSender;
import dev.fovea.core.query.BatchQueries;
import dev.fovea.core.query.DeviceHealth;
import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.FilterSuggestions;
import dev.fovea.core.query.MediaCounts;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.core.query.RecordingCalendar;
import dev.fovea.core.query.SightingQueries;
import dev.fovea.core.replay.ClaimingStore;
import dev.fovea.core.replay.KeyedCalls;
import dev.fovea.core.replay.Replays;
import dev.fovea.core.requests.CallQueries;
import dev.fovea.core.requests.ForgetCalls;
import dev.fovea.core.requests.RecordCalls;
import dev.fovea.core.retain.ApplyRules;
import dev.fovea.core.retain.DeleteMany;
import dev.fovea.core.retain.DeleteMedia;
import dev.fovea.core.retain.ExpireDeliveries;
import dev.fovea.core.retain.ExpireExports;
import dev.fovea.core.retain.ExpireJobs;
import dev.fovea.core.retain.ExpireRuns;
import dev.fovea.core.retain.ForgetAnswers;
import dev.fovea.core.retain.ForgetVision;
import dev.fovea.core.retain.GuardedBlobs;
import dev.fovea.core.retain.KeepMedia;
import dev.fovea.core.retain.PreviewRules;
import dev.fovea.core.retain.SweepBlobs;
import dev.fovea.core.retain.SweepDerivatives;
import dev.fovea.core.retain.Watermark;
import dev.fovea.core.retain.WriteRules;
import dev.fovea.crypto.AesVault;
import dev.fovea.crypto.Argon2Passwords;
import dev.fovea.crypto.HmacSha256;
import dev.fovea.crypto.HmacSigner;
import dev.fovea.crypto.JwtTokens;
import dev.fovea.crypto.SecureIds;
import dev.fovea.dialect.acusight.AcusightDialect;
import dev.fovea.dialect.fovea.FoveaDialect;
import dev.fovea.dialect.genlogs.GenlogsDialect;
import dev.fovea.dialect.hub.HubDialect;
import dev.fovea.dialect.imggo.ImggoDialect;
import dev.fovea.engine.ocr.OcrEngine;
import dev.fovea.engine.ocr.read.FieldReader;
import dev.fovea.engine.ocr.text.OcrPageRenderer;
import dev.fovea.engine.ocr.text.OcrSettings;
import dev.fovea.engine.ocr.text.OcrTextReader;
import dev.fovea.engine.ocr.text.OcrWorkers;
import dev.fovea.engine.vision.VisionEngine;
import dev.fovea.engine.vision.VisionSettings;
import dev.fovea.http.CallRecord;
import dev.fovea.http.CpuPool;
import dev.fovea.http.MemoryBudget;
import dev.fovea.outbound.AddressPolicy;
import dev.fovea.outbound.FetchLimits;
import dev.fovea.outbound.HttpImageFetcher;
import dev.fovea.outbound.HttpWebhookSender;
import dev.fovea.outbound.Resolver;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every use case, wired by hand. Ports first, then what stands on them, in the order of the source. */
final class Core implements AutoCloseable {
    /** What of the heap may be in use for detection runs that are being understood. */
    private static final double RUN_MEMORY = 0.4;

    private static final int FETCH_REDIRECTS = 3;
    private static final List<String> DIALECTS =
            List.of(GenlogsDialect.NAME, AcusightDialect.NAME, ImggoDialect.NAME, HubDialect.NAME, FoveaDialect.NAME);
    private static final int HANDS_PER_WEBHOOK = 16;
    private static final int HANDS_PER_FAILING_WEBHOOK = 4;

    final Clock clock = Clock.systemUTC();
    final Ids ids = new SecureIds(clock);
    final Passwords passwords = new Argon2Passwords();
    final CpuPool cpu;
    final MemoryBudget memory;
    final Bell committed = new Bell();
    final Bell heard = new Bell();
    final Store store;
    final Watermark watermark;
    final Blobs blobs;

    final LastUses lastUses;
    final Authenticate authenticate;
    final LogIn logIn;
    final IssueTokens issueTokens;
    final IssueCredential issueCredential;
    final ChangeAccessToken changeAccessToken;
    final RevokeCredential revokeCredential;
    final CredentialQueries credentials;
    final OrganisationQueries organisations;
    final CreateOrganisation createOrganisation;
    final CreateProvisioningToken createProvisioningToken;
    final ProvisionDevice provisionDevice;
    final DeviceQueries devices;
    final AddDevice addDevice;
    final ChangeDevice changeDevice;
    final ChangeCredential changeCredential;
    final RotateCredential rotateCredential;
    final UserQueries users;
    final CreateUser createUser;
    final ChangeUser changeUser;
    final ChangePassword changePassword;
    final AuditQueries audit;
    final RecordCalls recordCalls;
    final CallQueries calls;
    final ForgetCalls forgetCalls;
    final ChangePolicy changePolicy;
    final RenameOrganisation renameOrganisation;
    final SettingQueries settings;
    final ContentLinks links;

    final ReceivePicture receivePicture;
    final NearDuplicates nearDuplicates;
    final RecordImage recordImage;
    final AcceptImage acceptImage;
    final FetchImage fetchImage;
    final AnnounceImage announceImage;
    final CollectAnnounced collectAnnounced;
    final CloseBatches closeBatches;
    final ReviewImage reviewImage;
    final SeenDevice seenDevice;
    final RegisterRecording registerRecording;
    final RecordingCalendar recordingCalendar;
    final SpoolRequest spoolRequest;

    final RunNormaliser normaliser;
    final SubmitRun submitRun;
    final DeleteRun deleteRun;
    final RunQueries runs;

    final Thumbnails thumbnails;
    final Crops crops;

    final MediaQueries media;
    final BatchQueries batches;
    final SightingQueries sightings;
    final MediaSearch search;
    final FilterParser filters;
    final StreamExport streamExport;
    final RequestExport requestExport;
    final ImportRuns importRuns;
    final RunExports runExports;
    final ExportQueries exports;

    final BatchList batchList;
    final BatchAdministration batchAdministration;
    final SavedQueryAdministration savedQueries;
    final DatasetAdministration datasets;
    final DatasetItems datasetItems;
    final CompareVersions compareVersions;
    final FreezeVersions freezeVersions;
    final ClearDatasets clearDatasets;
    final FilterSuggestions suggestions;
    final MediaCounts mediaCounts;

    final Replays replays;
    final KeyedCalls keyedCalls;
    final CreatePattern createPattern;
    final ChangePattern changePattern;
    final PatternQueries patterns;
    final Engines engines;
    final JobSignals jobSignals = new JobSignals();
    final JobPace jobPace = new JobPace();
    final JobPicture jobPicture;
    final JobRules jobRules;
    final SubmitJob submitJob;
    final CancelJob cancelJob;
    final JobQueries jobs;
    final WebhookSecrets webhookSecrets;
    final AddressTargets addressTargets;
    final WebhookAdministration webhooks;
    final DeliveryQueries deliveries;
    final Redeliver redeliver;
    final SendTest sendTest;
    final FanOut fanOut;
    final SendDeliveries sendDeliveries;
    final EventWatch eventWatch;
    final EventFeed eventFeed;
    final NoticeSilence noticeSilence;
    final ExpectDevice expectDevice;
    final DeviceHealth deviceHealth;

    final DeleteMedia deleteMedia;
    final DeleteMany deleteMany;
    final KeepMedia keepMedia;
    final PreviewRules previewRules;
    final WriteRules writeRules;
    final ApplyRules applyRules;
    final ExpireRuns expireRuns;
    final ExpireDeliveries expireDeliveries;
    final ExpireExports expireExports;
    final ExpireJobs expireJobs;
    final ForgetAnswers forgetAnswers;
    final ForgetVision forgetVision;
    final SweepBlobs sweepBlobs;
    final SweepDerivatives sweepDerivatives;

    /**
     * Opens the data and wires the use cases.
     *
     * @param baseUrl where clients reach this server
     */
    Core(Settings settings, DataFolder folder, URI baseUrl) {
        cpu = new CpuPool(cpuThreads(settings), settings.get(FoveaSettings.CPU_QUEUE));
        memory = new MemoryBudget((long) (Runtime.getRuntime().maxMemory() * RUN_MEMORY));
        Store unrung = folder.openStore(settings);
        ClaimingStore claiming = new ClaimingStore(new RingingStore(unrung, List.of(committed, heard)));
        store = claiming;
        Blobs files = FileBlobs.open(blobFolder(settings, folder), clock);
        watermark = new Watermark(
                files,
                store,
                clock,
                settings.get(FoveaSettings.STORAGE_LOW)::bytesOf,
                settings.get(FoveaSettings.STORAGE_FULL)::bytesOf,
                CreateOrganisation.DEFAULT);
        blobs = new GuardedBlobs(files, watermark);

        byte[] key = folder.serverKey();
        Tokens tokens = new JwtTokens(key, ids);
        PoolCpu poolCpu = new PoolCpu(cpu);
        lastUses = new LastUses(store);
        authenticate = new Authenticate(store, tokens, lastUses, clock, CallRecord::identify);
        logIn = new LogIn(store, passwords, poolCpu, ids, clock);
        issueTokens = new IssueTokens(store, tokens, ids, clock);
        issueCredential = new IssueCredential(store, ids, clock);
        changeAccessToken = new ChangeAccessToken(store, clock);
        revokeCredential = new RevokeCredential(store, clock);
        credentials = new CredentialQueries(store);
        organisations = new OrganisationQueries(store);
        createOrganisation = new CreateOrganisation(store, ids, passwords, clock);
        createProvisioningToken = new CreateProvisioningToken(store, ids, clock);
        provisionDevice = new ProvisionDevice(store, ids, clock, settings.get(FoveaSettings.REQUIRE_APPROVAL));
        devices = new DeviceQueries(store);
        addDevice = new AddDevice(store, ids, clock);
        changeDevice = new ChangeDevice(store, clock);
        changeCredential = new ChangeCredential(store, clock);
        rotateCredential = new RotateCredential(store, ids, clock);
        users = new UserQueries(store);
        createUser = new CreateUser(store, ids, passwords, clock);
        changeUser = new ChangeUser(store, clock);
        changePassword = new ChangePassword(store, logIn, ids, passwords, clock);
        audit = new AuditQueries(store, clock);
        // What it commits makes nothing due, and no call waits for it.
        recordCalls = new RecordCalls(
                unrung, settings.get(FoveaSettings.REQUEST_BODIES).isPositive());
        calls = new CallQueries(store);
        forgetCalls = new ForgetCalls(
                store,
                clock,
                settings.get(FoveaSettings.REQUEST_RETENTION),
                settings.get(FoveaSettings.REQUEST_BODIES));
        changePolicy = new ChangePolicy(store, clock);
        renameOrganisation = new RenameOrganisation(store, clock);
        this.settings = new SettingQueries(store, ShownSettings.intake(settings), ShownSettings.server(settings));
        links = new ContentLinks(new HmacSigner(key), clock);

        receivePicture = new ReceivePicture(
                blobs, fetcher(settings, baseUrl), new PictureSniffer(settings.get(FoveaSettings.PIXELS)));
        nearDuplicates = new NearDuplicates(store, blobs);
        recordImage = new RecordImage(ids, clock);
        acceptImage = new AcceptImage(store, recordImage, nearDuplicates);
        fetchImage = new FetchImage(store, receivePicture, acceptImage, clock);
        announceImage = new AnnounceImage(store, ids, clock);
        collectAnnounced =
                new CollectAnnounced(store, new FolderBucket(bucketFolder(settings, folder)), receivePicture, clock);
        closeBatches = new CloseBatches(store, clock);
        reviewImage = new ReviewImage(store);
        seenDevice = new SeenDevice(store, clock);
        registerRecording = new RegisterRecording(store, ids, clock);
        recordingCalendar = new RecordingCalendar(store);
        spoolRequest = new SpoolRequest(blobs);

        normaliser = new RunNormaliser(ids::ulid);
        submitRun = new SubmitRun(store, clock);
        deleteRun = new DeleteRun(store, clock);
        runs = new RunQueries(store);

        OcrWorkers readers = new OcrWorkers(ocrSettings(settings, folder));
        Derivatives derivatives =
                FileDerivatives.open(blobFolder(settings, folder).resolve("derived"));
        DrawPicture drawing = new DrawPicture(blobs, new OcrPageRenderer(readers, clock), poolCpu, clock);
        thumbnails = new Thumbnails(drawing, derivatives);
        crops = new Crops(drawing);

        media = new MediaQueries(store, blobs, collectAnnounced);
        batches = new BatchQueries(store);
        sightings = new SightingQueries(store);
        search = new MediaSearch(store);
        filters = new FilterParser(clock);
        WriteExport writeExport = new WriteExport(store, search, blobs, clock);
        streamExport = new StreamExport(store, writeExport, clock);
        requestExport = new RequestExport(store, writeExport, ids, clock, settings.get(FoveaSettings.EXPORT_RETENTION));
        importRuns = new ImportRuns(store, normaliser, submitRun);
        runExports = new RunExports(store, blobs, writeExport, clock);
        exports = new ExportQueries(store, blobs, clock);

        FilterReader reader = text -> filters.parse(text).criterion();
        batchList = new BatchList(store);
        batchAdministration = new BatchAdministration(store, reader, search, closeBatches, reviewImage, ids, clock);
        savedQueries = new SavedQueryAdministration(store, reader, search, ids, clock);
        datasets = new DatasetAdministration(store, reader, ids, clock);
        datasetItems = new DatasetItems(store);
        compareVersions = new CompareVersions(store, reader);
        freezeVersions = new FreezeVersions(store, reader, clock);
        clearDatasets = new ClearDatasets(store);
        suggestions = new FilterSuggestions(store, filters, DIALECTS);
        mediaCounts = new MediaCounts(store);

        Vault vault = new AesVault(key);
        replays = new Replays(store, vault, clock);
        keyedCalls = new KeyedCalls(claiming, replays, vault, clock);
        webhookSecrets = new WebhookSecrets(store, ids, vault, clock);
        addressTargets = new AddressTargets(webhookSecrets, ids);
        createPattern = new CreatePattern(replays, ids, clock, addressTargets::ensure);
        changePattern = new ChangePattern(store, replays, clock, addressTargets::ensure);
        patterns = new PatternQueries(store);
        engines = new Engines(engines(settings, readers));
        jobPicture = new JobPicture(store, blobs, receivePicture, recordImage);
        jobRules = new JobRules(
                settings.get(FoveaSettings.JOB_TIMEOUT),
                settings.get(FoveaSettings.JOB_ATTEMPTS),
                settings.get(FoveaSettings.JOB_FIRST_WAIT),
                settings.get(FoveaSettings.JOB_LATER_WAIT));
        submitJob = new SubmitJob(
                store,
                replays,
                recordImage,
                engines,
                addressTargets::ensure,
                jobSignals,
                jobPace,
                ids,
                clock,
                new SubmitJob.Terms(settings.get(FoveaSettings.JOB_QUEUE), settings.get(FoveaSettings.SYNC_WINDOW)));
        jobs = new JobQueries(store);
        cancelJob = new CancelJob(store, jobSignals, clock);

        EventWording wording = new FirstWording(ImggoDialect.wording(jobs, patterns), FoveaDialect.wording());
        webhooks = new WebhookAdministration(store, replays::answer, webhookSecrets, ids, clock);
        deliveries = new DeliveryQueries(store);
        redeliver = new Redeliver(store, clock);
        sendTest = new SendTest(store, wording, ids, clock);
        fanOut = new FanOut(store, wording, addressTargets, webhookSecrets, ids, clock);
        // What it commits makes nothing due: the bell would only call it back.
        sendDeliveries = new SendDeliveries(
                unrung,
                webhookSender(settings),
                new Signatures(webhookSecrets, new HmacSha256()),
                new RetrySchedule(new SecureRandom()::nextDouble),
                clock,
                new SendDeliveries.Terms(
                        HANDS_PER_WEBHOOK, HANDS_PER_FAILING_WEBHOOK, settings.get(FoveaSettings.WEBHOOK_PATIENCE)));

        deleteMedia = new DeleteMedia(store, clock);
        deleteMany = new DeleteMany(store, search, filters, clock);
        keepMedia = new KeepMedia(store, clock);
        eventWatch = new EventWatch(store, heard, settings.get(FoveaSettings.EVENT_LISTENERS));
        eventFeed = new EventFeed(store, eventWatch, clock);
        noticeSilence = new NoticeSilence(store, clock);
        expectDevice = new ExpectDevice(store, clock);
        deviceHealth = new DeviceHealth(store);

        previewRules = new PreviewRules(store, filters, clock);
        writeRules = new WriteRules(store, filters, previewRules, ids, clock);
        applyRules = new ApplyRules(store, filters, clock, Thread::sleep);
        expireDeliveries = new ExpireDeliveries(store, clock, settings.get(FoveaSettings.RETAIN_DELIVERIES));
        expireExports = new ExpireExports(store, clock);
        expireJobs = new ExpireJobs(store, clock, settings.get(FoveaSettings.RETAIN_JOBS));
        forgetAnswers = new ForgetAnswers(store, clock);
        forgetVision = new ForgetVision(store, clock, settings.get(FoveaSettings.VISION_CACHE));
        expireRuns = new ExpireRuns(store, clock, settings.get(FoveaSettings.RETAIN_RUNS));
        sweepBlobs = new SweepBlobs(store, blobs, clock);
        sweepDerivatives = new SweepDerivatives(store, derivatives);
    }

    /** Reading printed words comes first: it needs nothing and costs nothing. */
    private List<ExtractionEngine> engines(Settings settings, OcrWorkers readers) {
        OcrTextReader text = new OcrTextReader(readers, clock);
        List<ExtractionEngine> all = new ArrayList<>(List.of(new OcrEngine(readers, text, new FieldReader())));
        VisionSettings.of(settings)
                .map(vision -> new VisionEngine(
                        vision, Optional.of(text), new OcrPageRenderer(readers, clock), store, new PoolCpu(cpu), clock))
                .ifPresent(all::add);
        return all;
    }

    private static OcrSettings ocrSettings(Settings settings, DataFolder folder) {
        int workers = settings.get(FoveaSettings.OCR_WORKERS);
        String model = settings.get(FoveaSettings.OCR_MODEL);
        return new OcrSettings(
                workers > 0 ? workers : OcrSettings.usualWorkers(),
                folder.path().resolve("ocr"),
                model.isEmpty() ? Optional.empty() : Optional.of(Path.of(model)));
    }

    private static int cpuThreads(Settings settings) {
        int threads = settings.get(FoveaSettings.CPU_THREADS);
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    private static WebhookSender webhookSender(Settings settings) {
        return new HttpWebhookSender(
                policy(settings),
                settings.get(FoveaSettings.FETCH_CONNECT),
                settings.get(FoveaSettings.WEBHOOK_TIMEOUT));
    }

    private static AddressPolicy policy(Settings settings) {
        return new AddressPolicy(settings.get(FoveaSettings.OUTBOUND_ALLOW), Resolver.ofSystem());
    }

    private static ImageFetcher fetcher(Settings settings, URI baseUrl) {
        FetchLimits limits = new FetchLimits(
                settings.get(FoveaSettings.FETCH_CONNECT),
                settings.get(FoveaSettings.FETCH_TOTAL),
                FETCH_REDIRECTS,
                settings.get(FoveaSettings.FETCH_BYTES));
        return new SampleFetcher(new HttpImageFetcher(policy(settings), limits), baseUrl.resolve(Sample.PATH));
    }

    /** Where pictures are kept. */
    static Path blobFolder(Settings settings, DataFolder folder) {
        String url = settings.get(FoveaSettings.BLOBS);
        if (!url.startsWith("file:")) {
            throw new SettingsException("blobs: only file: folders are served so far, not '" + url + "'");
        }
        String path = url.substring("file:".length());
        return path.isEmpty() ? folder.path().resolve("blobs") : Path.of(path);
    }

    /** Where devices put announced objects themselves. */
    static Path bucketFolder(Settings settings, DataFolder folder) {
        String path = settings.get(FoveaSettings.BUCKET);
        return path.isEmpty() ? folder.path().resolve("bucket") : Path.of(path);
    }

    /** Runs the jobs of an engine. */
    RunJobs runJobs(ExtractionEngine engine) {
        return new RunJobs(engine, store, jobPicture, recordImage, jobSignals, jobPace, clock, jobRules);
    }

    @Override
    public void close() {
        engines.all().forEach(ExtractionEngine::close);
        nearDuplicates.close();
        cpu.close();
        recordCalls.close();
        lastUses.flush();
        store.close();
    }
}

package dev.fovea.dialect.imggo;

import dev.fovea.blob.file.FileBlobs;
import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.CreateOrganisation;
import dev.fovea.core.access.IssueCredential;
import dev.fovea.core.access.LastUses;
import dev.fovea.core.deliver.EventWording;
import dev.fovea.core.deliver.WebhookAdministration;
import dev.fovea.core.deliver.WebhookSecrets;
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
import dev.fovea.core.ingest.PictureSniffer;
import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.RecordImage;
import dev.fovea.core.ingest.SpoolRequest;
import dev.fovea.core.port.ImageFetcher;
import dev.fovea.core.port.Jobs.Claimed;
import dev.fovea.core.port.Store;
import dev.fovea.core.replay.Replays;
import dev.fovea.core.work.LeaseWorkers;
import dev.fovea.crypto.AesVault;
import dev.fovea.crypto.Argon2Passwords;
import dev.fovea.crypto.JwtTokens;
import dev.fovea.crypto.SecureIds;
import dev.fovea.http.CpuPool;
import dev.fovea.http.FoveaServer;
import dev.fovea.http.Meter;
import dev.fovea.http.RateLimits;
import dev.fovea.model.Actor;
import dev.fovea.model.Event;
import dev.fovea.model.IntakePolicy;
import dev.fovea.model.OrgId;
import dev.fovea.model.Vocabulary;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The dialect over a real store and real jobs, with an engine that reads nothing. */
final class ReadingServer implements AutoCloseable {
    private static final byte[] SERVER_KEY = new byte[32];

    private final Clock clock = Clock.systemUTC();
    private final SecureIds ids = new SecureIds(clock);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CpuPool cpu = new CpuPool(2, 64);
    private final FakeEngine engine = new FakeEngine();
    private final Store store;
    private final LeaseWorkers<Claimed> workers;
    private final FoveaServer server;
    private final EventWording wording;
    private final URI base;

    /** On a folder, which a former server may have left. */
    ReadingServer(Path folder, RateLimits keys) throws IOException {
        store = Stores.open("sqlite:", folder, IntakePolicy.DEFAULT, PoolSettings.DEFAULT);
        FileBlobs blobs = FileBlobs.open(folder.resolve("blobs"), clock);
        ReceivePicture receive = new ReceivePicture(
                blobs,
                (url, sink) -> {
                    throw new ImageFetcher.FetchException(
                            ImageFetcher.FetchException.Cause.REFUSED_ADDRESS, "nothing is fetched in this test");
                },
                new PictureSniffer());
        RecordImage record = new RecordImage(ids, clock);
        AesVault vault = new AesVault(SERVER_KEY);
        Replays replays = new Replays(store, vault, clock);
        JobSignals signals = new JobSignals();
        JobPace pace = new JobPace();
        PatternQueries patterns = new PatternQueries(store);
        JobQueries jobs = new JobQueries(store);
        SubmitJob submit = new SubmitJob(
                store,
                replays,
                record,
                new Engines(List.of(engine)),
                (session, org, url) -> session.webhooks().follow(org),
                signals,
                pace,
                ids,
                clock,
                new SubmitJob.Terms(100, Duration.ofSeconds(2)));
        RunJobs run = new RunJobs(
                engine,
                store,
                new JobPicture(store, blobs, receive, record),
                record,
                signals,
                pace,
                clock,
                new JobRules(Duration.ofSeconds(30), 1, Duration.ofMillis(10), Duration.ofMillis(10)));
        workers = new LeaseWorkers<>(
                run,
                new LeaseWorkers.Terms(4, Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofSeconds(1)),
                "test-" + UUID.randomUUID(),
                clock);
        signals.onQueued(engine.id(), workers::wake);
        wording = ImggoDialect.wording(jobs, patterns);
        ImggoDialect dialect = new ImggoDialect(
                new ImggoDialect.UseCases(
                        new Authenticate(store, new JwtTokens(SERVER_KEY, ids), new LastUses(store), clock),
                        replays,
                        new CreatePattern(replays, ids, clock, (session, org, url) -> {}),
                        new ChangePattern(store, replays, clock, (session, org, url) -> {}),
                        patterns,
                        submit,
                        jobs,
                        new WebhookAdministration(
                                store, replays::answer, new WebhookSecrets(store, ids, vault, clock), ids, clock),
                        new SpoolRequest(blobs),
                        receive,
                        cpu),
                keys,
                RateLimits.perMinute(60, clock),
                Optional.empty());
        server = new FoveaServer(List.of(dialect), dialect, new NoMeter(), Duration.ofSeconds(10));
        base = URI.create("http://127.0.0.1:" + server.start("127.0.0.1", 0));
    }

    ReadingServer(Path folder) throws IOException {
        this(folder, RateLimits.off(600, Clock.systemUTC()));
    }

    private static final class NoMeter implements Meter {
        @Override
        public void answered(String api, String route, int status, Duration took, long bytes) {}

        @Override
        public void refused(String api, String reason) {}
    }

    FakeEngine engine() {
        return engine;
    }

    EventWording wording() {
        return wording;
    }

    /** A client of a fresh organisation. */
    ImggoClient client() {
        CreateOrganisation create = new CreateOrganisation(store, ids, new Argon2Passwords(), clock);
        return client(create.create(new CreateOrganisation.Command("org " + UUID.randomUUID()))
                .credentials()
                .apiKey());
    }

    ImggoClient client(String key) {
        return new ImggoClient(http, base, key);
    }

    /** A further client of the first organisation, in the other words. */
    ImggoClient deployedClient() {
        IssueCredential issue = new IssueCredential(store, ids, clock);
        return client(issue.issue(
                        Actor.server(firstOrganisation()),
                        new IssueCredential.Command.ApiKey(
                                firstOrganisation(), "deployed", Vocabulary.DEPLOYED, Set.of(), Optional.empty()))
                .secret());
    }

    /** The events of the first organisation. */
    List<Event> events() {
        return store.read(session -> session.events().list(firstOrganisation(), 0, 1000));
    }

    private OrgId firstOrganisation() {
        return store.read(session -> session.organisations().list()).getFirst().id();
    }

    @Override
    public void close() {
        http.close();
        server.close();
        workers.close();
        cpu.close();
        store.close();
    }
}

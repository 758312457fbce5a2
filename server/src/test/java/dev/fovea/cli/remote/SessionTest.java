package dev.fovea.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.app.FoveaApp;
import dev.fovea.cli.Shell;
import dev.fovea.cli.Shell.Result;
import dev.fovea.cli.output.Terminal;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's day: signing in, sending, finding, fetching, signing out. */
class SessionTest {
    private static final Terminal SEEN = new Terminal(false, true, false);

    @TempDir
    static Path folder;

    private static FoveaApp app;
    private static NewCredentials secrets;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() {
        app = FoveaApp.start(Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(FoveaSettings.DATA.name(), folder.resolve("data").toString(), FoveaSettings.PORT.name(), "0")));
        secrets = app.firstCredentials().orElseThrow();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void signIn() {
        Result result = new Shell(home)
                .typing(secrets.adminPassword() + "\n")
                .run("login", "--server", app.baseUrl().toString(), "--password-stdin");
        assertThat(result.exit()).as(result.err()).isZero();
    }

    private Result good(String... arguments) {
        return good(new Shell(home), arguments);
    }

    private static Result good(Shell shell, String... arguments) {
        Result result = shell.run(arguments);
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    private String enrolled(String device) {
        String token = good("devices", "token", "line", "-o", "id").out().strip();
        good("devices", "enrol", "--token", token, "--id", device);
        return device;
    }

    @Test
    void the_profile_is_its_owners_alone_and_never_shown_with_its_key() throws Exception {
        Path file = home.resolve("fovea/profiles.json");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(file).content().contains("fvt_").doesNotContain(secrets.adminPassword());
        assertThat(good("profile", "list", "-o", "json").out())
                .contains("\"user\":\"admin\"")
                .doesNotContain("fvt_");
        assertThat(good("whoami").out()).contains("admin");
    }

    @Test
    void signing_out_ends_the_token_at_the_server() throws Exception {
        String file = Files.readString(home.resolve("fovea/profiles.json"));
        String token = file.replaceAll("(?s).*\"(fvt_[^\"]+)\".*", "$1");
        good("logout");
        Result later = new Shell(home).with("FOVEA_KEY", token).run("whoami");
        assertThat(later.exit()).isEqualTo(4);
        assertThat(new Shell(home).run("images", "list").exit()).isEqualTo(4);
    }

    @Test
    void a_wrong_password_keeps_nothing(@TempDir Path other) {
        Result result = new Shell(other)
                .typing("wrong\n")
                .run("login", "--server", app.baseUrl().toString(), "--password-stdin");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(other.resolve("fovea/profiles.json")).doesNotExist();
    }

    @Test
    void a_key_does_not_go_to_another_server_than_that_of_its_profile() {
        try (FailingServer other = FailingServer.answering(200, Map.of(), "{\"items\":[],\"next_cursor\":null}")) {
            good("images", "list", "--server", other.address());
            assertThat(other.headers("Authorization")).containsExactly("null");
        }
    }

    @Test
    void what_was_uploaded_is_found_in_every_format_and_fetched_whole() throws Exception {
        String device = enrolled("formats");
        Path picture = TestPictures.write(home.resolve("one.png"), 40);
        String id =
                good("images", "upload", picture.toString(), "-o", "id").out().strip();

        String filter = "device:" + device;
        assertThat(good("images", "list", "--filter", filter, "-o", "id").out()).isEqualTo(id + "\n");
        assertThat(good("images", "list", "--source", device).out())
                .startsWith(id + "\t")
                .endsWith("one.png\n");
        assertThat(good(new Shell(home).at(SEEN).with("NO_COLOR", "1"), "images", "list", "--source", device)
                        .out())
                .startsWith("ID ")
                .contains(id)
                .doesNotContain("\u001b");
        assertThat(good(new Shell(home).at(SEEN), "images", "list", "--source", device)
                        .out())
                .contains("\u001b[1m");
        assertThat(good("images", "list", "--source", device, "-o", "csv").out())
                .startsWith("id,captured_at,source,filename,width,height,")
                .contains("\n" + id + ",");
        assertThat(good("images", "list", "--source", device, "-o", "jsonl").out())
                .startsWith("{\"id\":\"" + id);
        assertThat(good("images", "list", "--source", device, "-o", "json").out())
                .startsWith("[{\"id\":\"" + id)
                .endsWith("]\n");
        assertThat(good("images", "list", "--source", device, "--json", "id,width")
                        .out())
                .isEqualTo("[{\"id\":\"" + id + "\",\"width\":32}]\n");

        String fetched = good(
                        "images", "download", id, "--dir", home.resolve("in").toString())
                .out()
                .strip();
        assertThat(Path.of(fetched)).hasSameBinaryContentAs(picture);
    }

    @Test
    void a_list_says_beside_the_data_that_there_is_more() {
        String device = enrolled("many");
        for (int i = 0; i < 3; i++) {
            good(
                    "images",
                    "upload",
                    TestPictures.write(home.resolve(i + ".png"), 50 + i).toString());
        }
        Result some = good("images", "list", "--source", device, "--limit", "2", "-o", "id");
        assertThat(some.out().lines()).hasSize(2);
        assertThat(some.err()).contains("showing 2, there are more");
        assertThat(good("images", "list", "--source", device, "--all", "-o", "id")
                        .out()
                        .lines())
                .hasSize(3);
        assertThat(good("images", "list", "--source", device, "--limit", "2", "-q")
                        .err())
                .isEmpty();
    }

    @Test
    void an_error_is_told_as_json_to_who_asked_for_json() {
        Result result = new Shell(home).run("images", "get", "424242", "-o", "json");
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("{\"error\":{\"code\":\"not-found\",\"message\":\"")
                .contains("\"request_id\":\"req_")
                .contains("\"status\":404");
    }

    @Test
    void a_dry_run_changes_nothing() {
        Result result = good("users", "create", "--username", "dry", "--email", "d@e.org", "--dry-run");
        assertThat(result.err()).contains("would send POST /v1/users");
        assertThat(good("users", "list").out()).doesNotContain("dry");
    }

    @Test
    void verbose_tells_calls_and_never_a_key() {
        Result result = good("images", "list", "-v");
        assertThat(result.err())
                .containsPattern("GET /v1/images\\?limit=30 200 req_\\w+ \\d+ ms")
                .doesNotContain("fvt_");
    }

    @Test
    void any_route_can_be_called() {
        assertThat(good("api", "GET", "/v1/users/me").out()).contains("\"admin\"");
        assertThat(new Shell(home).run("api", "GET", "/v1/nothing").exit()).isEqualTo(5);
        assertThat(good("api", "GET", "/v1/users", "--paginate").out()).startsWith("{\"id\":\"usr_");
    }

    @Test
    void the_doctor_finds_a_server_that_is_well_and_one_that_is_not_there() {
        assertThat(good("doctor", "--data", folder.resolve("data").toString()).out())
                .contains("server\tok\t")
                .contains("clock\tok\t")
                .contains("server key\tok\treadable by its owner alone");
        Result ill = new Shell(home).run("doctor", "--server", "http://127.0.0.1:1", "--retries", "0");
        assertThat(ill.exit()).isEqualTo(1);
        assertThat(ill.out()).contains("server\tfail\t").contains("fovea serve");
    }

    @Test
    void an_export_to_a_file_is_whole_or_not_there() {
        Path file = home.resolve("images.csv");
        good("export", "csv", "--out", file.toString());
        assertThat(file).isNotEmptyFile();
        assertThat(good("export", "csv").out()).startsWith("image");
        Path refused = home.resolve("refused");
        assertThat(new Shell(home)
                        .run("export", "parchment", "--out", refused.toString())
                        .exit())
                .isEqualTo(7);
        assertThat(refused).doesNotExist();
    }

    @Test
    void an_event_is_forwarded_with_a_signature_that_verifies() throws Exception {
        enrolled("listened");
        good(
                "images",
                "upload",
                TestPictures.write(home.resolve("heard.png"), 60).toString());
        try (FailingServer receiver = FailingServer.answering(200, Map.of())) {
            Result heard = good(
                    "listen",
                    "--after",
                    "0",
                    "--count",
                    "1",
                    "--events",
                    "image.*",
                    "--secret",
                    "s",
                    "--forward-to",
                    receiver.address() + "/hook");
            assertThat(heard.out()).contains("image.stored").contains("→ 200");
            FailingServer.Received call = receiver.received().getFirst();
            Path body = Files.writeString(home.resolve("heard.json"), call.body());
            good(
                    "webhooks",
                    "verify",
                    "--secret",
                    "s",
                    "--id",
                    call.header("webhook-id"),
                    "--timestamp",
                    call.header("webhook-timestamp"),
                    "--signature",
                    call.header("webhook-signature"),
                    body.toString());
            assertThat(call.header("X-ImgGo-Event")).isEqualTo("image.stored");
            assertThat(call.header("Authorization"))
                    .as("the key stays with the server")
                    .isEqualTo("null");
        }
    }

    @Test
    void a_signature_is_verified_in_both_notations() throws Exception {
        Path body = Files.writeString(home.resolve("body.json"), "{\"event\":\"x\"}");
        byte[] bytes = Files.readAllBytes(body);
        good(
                "webhooks",
                "verify",
                "--secret",
                "s",
                "--signature",
                "sha256=" + WebhookSignature.hex("s", bytes),
                body.toString());
        String standard = WebhookSignature.standard("whsec_c2VjcmV0", "id", "17", bytes);
        good(
                "webhooks",
                "verify",
                "--secret",
                "whsec_c2VjcmV0",
                "--id",
                "id",
                "--timestamp",
                "17",
                "--signature",
                "v1,other " + standard,
                body.toString());
        assertThat(new Shell(home)
                        .run(
                                "webhooks",
                                "verify",
                                "--secret",
                                "t",
                                "--signature",
                                WebhookSignature.hex("s", bytes),
                                body.toString())
                        .exit())
                .isEqualTo(7);
    }

    @Test
    void keys_mean_the_server_when_one_is_known_and_the_data_folder_when_that_is_named() {
        assertThat(good("keys", "list", "-o", "csv").out()).startsWith("id,dialect,name,prefix");
        assertThat(new Shell(home)
                        .run("keys", "list", "--data", folder.resolve("data").toString(), "--json")
                        .exit())
                .isZero();
    }
}

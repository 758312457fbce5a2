package dev.fovea.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.app.FoveaApp;
import dev.fovea.cli.Shell;
import dev.fovea.cli.Shell.Result;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code that the program promises to the shell, one by one. */
class ExitCodesTest {
    @TempDir
    static Path folder;

    private static FoveaApp app;
    private static NewCredentials secrets;
    private static Path picture;

    @BeforeAll
    static void start() throws Exception {
        app = FoveaApp.start(Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(FoveaSettings.DATA.name(), folder.resolve("data").toString(), FoveaSettings.PORT.name(), "0")));
        secrets = app.firstCredentials().orElseThrow();
        picture = TestPictures.write(folder.resolve("a.png"), 1);
        assertThat(shell().run("recordings", "add", "cam-1", "--frames", "10").exit())
                .isZero();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Shell shell() {
        return new Shell(folder.resolve("home"))
                .with("FOVEA_SERVER", app.baseUrl().toString())
                .with("FOVEA_KEY", secrets.accessToken())
                .with("FOVEA_DEVICE_KEY", secrets.deviceKey());
    }

    @Test
    void success_is_0() {
        assertThat(shell().run("images", "list").exit()).isZero();
    }

    @Test
    void a_job_that_failed_is_1() {
        String pattern = shell().run("patterns", "create", "--name", "P", "--instructions", "Read it", "-o", "id")
                .out()
                .strip();
        Result result = shell().run("extract", pattern, "http://127.0.0.1:1/private.jpg", "--wait");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("failed");
    }

    @Test
    void an_unknown_verb_is_2_and_the_nearest_one_is_named() {
        Result result = shell().run("images", "lst");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Did you mean: images list");
    }

    @Test
    void a_delete_that_nobody_can_confirm_is_2() {
        assertThat(shell().run("patterns", "rm", "pat_x").exit()).isEqualTo(2);
    }

    @Test
    void some_of_several_refused_is_3() throws Exception {
        Path text = Files.writeString(folder.resolve("a.txt"), "no picture");
        Result result = shell().run("images", "upload", picture.toString(), text.toString());
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("a.txt: ").contains("(request ");
    }

    @Test
    void a_run_with_rejected_boxes_is_3() throws Exception {
        Path run = Files.writeString(folder.resolve("run.json"), """
                {"mediaKey":"cam-1","schemaVersion":"1.0","source":{"kind":"model","name":"m","version":"1","runId":"run-1"},
                 "coordinateSpace":"normalized","tracks":[{"id":"t","boxes":[{"frame":0,"x":0.1,"y":0.2,"w":0.1,"h":0.1},
                 {"frame":1,"x":7,"y":7,"w":1,"h":1}]}]}
                """);
        assertThat(shell().run("detections", "push", run.toString()).exit()).isEqualTo(3);
    }

    @Test
    void a_wrong_key_is_4() {
        assertThat(shell().with("FOVEA_KEY", "fvt_wrong").run("images", "list").exit())
                .isEqualTo(4);
    }

    @Test
    void an_upload_without_a_device_is_4() {
        Result result = shell().with("FOVEA_DEVICE_KEY", "").run("images", "upload", picture.toString());
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err()).contains("fovea devices enrol");
    }

    @Test
    void an_unknown_id_is_5() {
        assertThat(shell().run("images", "get", "999999").exit()).isEqualTo(5);
    }

    @Test
    void a_duplicate_is_0_and_6_where_it_shall_fail() throws Exception {
        Path twice = TestPictures.write(folder.resolve("twice.png"), 2);
        assertThat(shell().run("images", "upload", twice.toString()).exit()).isZero();
        assertThat(shell().run("images", "upload", twice.toString()).exit()).isZero();
        assertThat(shell().run("images", "upload", twice.toString(), "--fail-on-duplicate")
                        .exit())
                .isEqualTo(6);
    }

    @Test
    void a_conflict_is_6() {
        assertThat(shell().run("orgs", "create", "twin").exit()).isZero();
        assertThat(shell().run("orgs", "create", "twin").exit()).isEqualTo(6);
    }

    @Test
    void what_validation_refuses_is_7() throws Exception {
        Path text = Files.writeString(folder.resolve("b.txt"), "no picture");
        assertThat(shell().run("images", "upload", text.toString()).exit()).isEqualTo(7);
        assertThat(shell().run("patterns", "create", "--name", "P").exit()).isEqualTo(7);
    }

    @Test
    void a_server_that_is_not_there_is_8() {
        Result result = shell().run("images", "list", "--server", "http://127.0.0.1:1", "--retries", "0");
        assertThat(result.exit()).isEqualTo(8);
        assertThat(result.err()).contains("http://127.0.0.1:1").contains("--server");
    }

    @Test
    void a_server_that_goes_on_failing_is_8_after_the_retries() {
        try (FailingServer server = FailingServer.answering(503, Map.of("Retry-After", "0"))) {
            assertThat(shell().run("images", "list", "--server", server.address(), "--retries", "2")
                            .exit())
                    .isEqualTo(8);
            assertThat(server.calls()).isEqualTo(3);
        }
    }

    @Test
    void every_attempt_at_a_change_has_the_same_idempotency_key() {
        try (FailingServer server = FailingServer.answering(503, Map.of("Retry-After", "0"))) {
            Result result = shell().run(
                            "users",
                            "create",
                            "--username",
                            "a",
                            "--email",
                            "b",
                            "--server",
                            server.address(),
                            "--retries",
                            "2");
            assertThat(result.exit()).isEqualTo(8);
            assertThat(server.headers("Idempotency-Key")).hasSize(3).doesNotContain("null");
            assertThat(Set.copyOf(server.headers("Idempotency-Key"))).hasSize(1);
        }
    }

    @Test
    void interrupted_is_130() throws Exception {
        assumeTrue(new File("/bin/kill").canExecute(), "there is no kill");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.fovea.cli.Fovea",
                            "images",
                            "list",
                            "--server",
                            "http://127.0.0.1:" + silent.getLocalPort())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            silent.setSoTimeout(60_000);
            try (Socket waiting = silent.accept()) {
                assertThat(waiting.isConnected()).isTrue();
                var _ = new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(130);
            }
        }
    }

    @Test
    void too_many_requests_is_9() {
        try (FailingServer server = FailingServer.answering(429, Map.of("Retry-After", "0"))) {
            assertThat(shell().run("images", "list", "--server", server.address(), "--retries", "1")
                            .exit())
                    .isEqualTo(9);
            assertThat(server.calls()).isEqualTo(2);
        }
    }

    @Test
    void a_wait_that_took_too_long_is_10() {
        try (FailingServer server = FailingServer.answering(200, Map.of(), "{\"id\":\"j\",\"state\":\"queued\"}")) {
            assertThat(shell().run("jobs", "wait", "j", "--wait-timeout", "0", "--server", server.address())
                            .exit())
                    .isEqualTo(10);
        }
    }

    @ParameterizedTest
    @CsvSource({"401,4", "403,4", "404,5", "409,6", "400,7", "413,7", "415,7", "422,7", "500,8", "502,8", "429,9"})
    void a_status_has_its_code(int status, int code) {
        assertThat(ExitCode.ofStatus(status).code()).isEqualTo(code);
    }

    @Test
    void every_code_is_in_the_help() {
        List<Result> helps = List.of(shell().run("--help"), shell().run("images", "list", "--help"));
        for (ExitCode code : ExitCode.values()) {
            assertThat(helps)
                    .allSatisfy(help -> assertThat(help.out())
                            .containsPattern("(?m)^ +" + code.code() + " +"
                                    + code.meaning().substring(0, 7)));
        }
    }
}

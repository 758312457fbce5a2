package dev.fovea.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.conformance.e2e.FoveaCommand.Finished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody meets who starts Fovea for the first time and pastes what it prints. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstRunIT {
    /** What the answer of a pasted command shows when the call went well, by the first word of its comment. */
    private static final Map<String, String> SUCCESS = Map.of(
            "Acusight", "\"image_id\":\"img_",
            "GenLogs", "{\"message\":\"Image received\"}",
            "ImgGo", "\"status\":\"completed\"",
            "Hub", "\"boxesStored\":1",
            "Fovea", "\"items\":[{");

    private Path folder;
    private ServerProcess server;
    private Credentials credentials;
    private String printed;

    @BeforeAll
    void start(@TempDir Path emptyFolder) throws Exception {
        folder = emptyFolder;
        server = ServerProcess.start(folder, List.of());
        credentials = server.credentials();
        printed = server.output();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void the_credentials_file_is_for_its_owner_alone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("credentials.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_credentials_file_has_the_documented_members() {
        JsonNode json = credentials.json();

        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder("base_url", "organisation", "admin", "genlogs", "acusight", "imggo", "hub");
        assertThat(json.at("/base_url").asString()).isEqualTo(server.base().toString());
        assertThat(json.at("/organisation").asString()).isEqualTo("default");
        assertThat(json.at("/admin").propertyNames()).containsExactlyInAnyOrder("username", "email", "password");
        assertThat(json.at("/admin/username").asString()).isEqualTo("admin");
        assertThat(json.at("/acusight").propertyNames()).containsExactlyInAnyOrder("device_id", "device_key");
        assertThat(credentials.deviceKey()).startsWith("adk_");
        assertThat(json.at("/imggo/api_key").asString()).startsWith("imggo_live_");
        assertThat(credentials.accessToken()).startsWith("fvt_");
    }

    @Test
    void the_first_start_prints_the_secrets() {
        assertThat(printed).contains(secrets());
    }

    @TestFactory
    Stream<DynamicTest> each_printed_command_works_as_pasted() throws Exception {
        Map<String, String> commands = commands();
        assertThat(commands.keySet()).contains("Acusight", "GenLogs", "ImgGo", "Hub", "Fovea");
        boolean curl = hasCurl();
        return commands.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Assumptions.assumeTrue(curl, "curl is not installed");
                    Finished pasted = paste(entry.getValue());
                    assertThat(pasted.code()).as(pasted.err()).isZero();
                    assertThat(pasted.out()).contains(SUCCESS.get(entry.getKey()));
                }));
    }

    /** The blocks that begin with a comment, without it, by its first word. */
    private Map<String, String> commands() {
        Map<String, String> commands = new LinkedHashMap<>();
        for (String block : printed.split("\n\n", -1)) {
            if (block.startsWith("# ")) {
                String title = block.substring(2, block.indexOf(':'));
                commands.put(title, block.substring(block.indexOf('\n') + 1));
            }
        }
        return commands;
    }

    private boolean hasCurl() throws Exception {
        return paste("command -v curl").code() == 0;
    }

    private Finished paste(String script) throws Exception {
        return FoveaCommand.finish(folder, new ProcessBuilder("sh", "-c", script).directory(folder.toFile()));
    }

    @Test
    void a_second_start_prints_no_secrets() throws Exception {
        Path other = Files.createDirectory(folder.resolve("second"));
        ServerProcess.start(other, List.of()).close();
        Credentials first = Credentials.read(other.resolve("credentials.json"));

        try (ServerProcess again = ServerProcess.start(other, List.of())) {
            assertThat(again.output())
                    .contains("Fovea is ready at " + again.base())
                    .doesNotContain(first.accessToken(), first.password(), first.deviceKey(), first.partnerKey())
                    .doesNotContain("adk_", "fvt_", "imggo_live_");
            assertThat(again.credentials()).isEqualTo(first);
        }
    }

    @Test
    void an_unknown_setting_stops_the_start_and_the_nearest_name_is_suggested() throws Exception {
        Path other = folder.resolve("never-made");

        Finished start = FoveaCommand.run(
                folder, "serve", "--port", "0", "--data", other.toString(), "--set", "outbound.alow=127.0.0.1");

        assertThat(start.code()).isNotZero();
        assertThat(start.err()).contains("outbound.alow", "outbound.allow").doesNotContain("\tat ");
        assertThat(other).doesNotExist();
    }

    @Test
    void organisations_are_made_while_the_server_runs() throws Exception {
        Path file = folder.resolve("harbour.json");

        Finished made = administer("orgs", "create", "harbour", "--credentials-file", file.toString());

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Credentials harbour = Credentials.read(file);
        assertThat(made.out()).doesNotContain(harbour.accessToken(), harbour.password());
        try (Client client = new Client(server.base(), harbour)) {
            assertThat(client.list("/v1/images")).isEmpty();
            assertThat(client.upload(UniquePictures.picture(1)).status()).isEqualTo(201);
            assertThat(client.list("/v1/images")).hasSize(1);
        }
    }

    @Test
    void an_organisation_of_the_same_name_is_refused() throws Exception {
        Finished made = administer("orgs", "create", "default");

        assertThat(made.code()).isNotZero();
        assertThat(made.err()).contains("default").doesNotContain("\tat ");
    }

    @Test
    void keys_are_made_while_the_server_runs() throws Exception {
        Finished made = administer("keys", "create", "--dialect", "imggo", "--vocabulary", "deployed", "--json");

        assertThat(made.code()).as(made.err()).isZero();
        JsonNode key = JsonMapper.shared().readTree(made.out());
        assertThat(key.at("/dialect").asString()).isEqualTo("imggo");
        assertThat(key.at("/key").asString()).startsWith("imggo_live_");
        Finished listed = administer("keys", "list", "--json");
        assertThat(listed.out()).contains(key.at("/id").asString());
        assertThat(listed.out()).doesNotContain(key.at("/key").asString());
    }

    @Test
    void a_recording_made_by_command_can_be_named_at_once() throws Exception {
        Finished made = administer("recordings", "add", "gate-7_1700000000", "--width", "1920", "--json");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(JsonMapper.shared().readTree(made.out()).at("/media_key").asString())
                .isEqualTo("gate-7_1700000000");
        try (Client client = new Client(server.base(), credentials)) {
            assertThat(client.submitRun("gate-7_1700000000", "run-of-gate-7", 1).status())
                    .isEqualTo(201);
        }
    }

    private Finished administer(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", server.data().toString()));
        return FoveaCommand.run(folder, all.toArray(String[]::new));
    }

    private List<String> secrets() {
        return List.of(
                credentials.password(),
                credentials.partnerKey(),
                credentials.deviceKey(),
                credentials.json().at("/imggo/api_key").asString(),
                credentials.accessToken());
    }
}

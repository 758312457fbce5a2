package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.app.FoveaApp;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program in {@code examples/} does what it says, against a server of this process. */
class ExamplesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path EXAMPLES = ROOT.resolve("examples");
    private static final long PATIENCE_SECONDS = 120;

    /** How the programs of a folder are run; the first word must be installed, and the others too. */
    private static final Map<String, List<String>> RUNNERS = Map.of(
            "curl", List.of("sh", "curl", "jq"),
            "python", List.of("python3"),
            "java",
                    List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                            .toString()),
            "node", List.of("node"));

    @TempDir
    static Path folder;

    private static FoveaApp app;
    private static Path credentials;

    @BeforeAll
    static void start() {
        app = FoveaApp.start(Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(FoveaSettings.DATA.name(), folder.resolve("data").toString(), FoveaSettings.PORT.name(), "0")));
        credentials = folder.resolve("credentials.json");
        CredentialsFile.write(
                credentials, app.baseUrl().toString(), app.firstCredentials().orElseThrow());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    static Stream<Path> programs() throws IOException {
        try (Stream<Path> found = Files.walk(EXAMPLES, 2)) {
            return found
                    .filter(file -> RUNNERS.containsKey(language(file)) && Files.isRegularFile(file))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void an_example_does_what_it_says(Path program) throws Exception {
        List<String> needed = RUNNERS.getOrDefault(language(program), List.of());
        for (String tool : needed) {
            assumeTrue(isInstalled(tool), tool + " is not installed");
        }
        File out = folder.resolve("out.txt").toFile();
        Process process = new ProcessBuilder(needed.getFirst(), program.toString(), credentials.toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out.toPath())).isZero();
    }

    @Test
    void every_api_has_one_and_every_language_is_used() throws IOException {
        List<String> names =
                programs().map(EXAMPLES::relativize).map(Path::toString).toList();
        assertThat(List.of("acusight", "genlogs", "hub", "imggo", "fovea"))
                .allSatisfy(api -> assertThat(names).contains("curl/" + api + ".sh", "python/" + api + ".py"));
        assertThat(names).anyMatch(name -> name.startsWith("java/")).anyMatch(name -> name.startsWith("node/"));
        assertThat(EXAMPLES.resolve("README.md")).content().contains(names);
    }

    private static String language(Path program) {
        return EXAMPLES.relativize(program).getName(0).toString();
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry).resolve(tool)));
    }
}

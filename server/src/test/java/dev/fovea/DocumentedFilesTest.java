package dev.fovea;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents about the code name what is there; a class that is renamed takes its name in them along. */
class DocumentedFilesTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("server", "conformance", "bench");

    /** A class, with its ending or a member or without: {@code `SubmitRun`}, {@code `Store.inTransaction`}. */
    private static final Pattern TYPE =
            Pattern.compile("`([A-Z][a-z0-9]+[A-Za-z0-9]*)(?:\\.([A-Za-z_0-9]+))?(?:\\(\\))?`");

    /** A file or folder of the project: {@code `server/src/…`}, {@code `docs/dialects/hub.md`}. */
    private static final Pattern PATH = Pattern.compile("`((?:server|conformance|bench|docs|packaging)/[\\w./-]+)`");

    /** The number of a golden exchange: {@code `hub/25`}. */
    private static final Pattern GOLDEN = Pattern.compile("`([a-z]+/\\d\\d)`");

    private static final Path GOLDEN_FILES = ROOT.resolve("conformance/src/main/resources/golden");

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "INVARIANTS.md"})
    void every_class_that_a_document_names_is_there(String document) throws IOException {
        Set<String> types = typeNames();
        List<String> named =
                matches(TYPE, document).map(match -> match.group(1)).toList();
        assertThat(named).isNotEmpty();
        assertThat(named).allSatisfy(name -> assertThat(types).contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "INVARIANTS.md"})
    void every_test_method_that_a_document_names_is_there(String document) throws IOException {
        String sources = allSources();
        assertThat(matches(TYPE, document)
                        .map(match -> String.valueOf(match.group(2)))
                        .filter(member -> member.contains("_")))
                .allSatisfy(method -> assertThat(sources).contains("void " + method + "("));
    }

    @Test
    void every_golden_exchange_that_a_document_names_is_there() throws IOException {
        List<String> named =
                matches(GOLDEN, "INVARIANTS.md").map(match -> match.group(1)).toList();
        assertThat(named).isNotEmpty();
        try (Stream<Path> files = Files.walk(GOLDEN_FILES)) {
            List<String> exchanges =
                    files.map(file -> GOLDEN_FILES.relativize(file).toString()).toList();
            assertThat(named)
                    .allSatisfy(name -> assertThat(exchanges).anyMatch(exchange -> exchange.startsWith(name + "-")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "INVARIANTS.md"})
    void every_path_that_a_document_names_is_there(String document) throws IOException {
        assertThat(matches(PATH, document).map(match -> ROOT.resolve(match.group(1))))
                .allSatisfy(path -> assertThat(path).exists());
    }

    private static Stream<MatchResult> matches(Pattern pattern, String document) throws IOException {
        return pattern.matcher(Files.readString(ROOT.resolve(document))).results();
    }

    private static Set<String> typeNames() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path source : sources()) {
            names.add(source.getFileName().toString().replace(".java", ""));
        }
        return names;
    }

    private static String allSources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path source : sources()) {
            all.append(Files.readString(source));
        }
        return all.toString();
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                found.addAll(
                        files.filter(file -> file.toString().endsWith(".java")).toList());
            }
        }
        return found;
    }
}

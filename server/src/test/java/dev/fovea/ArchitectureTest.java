package dev.fovea;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.fovea.dialect.Dialect;
import dev.fovea.error.FoveaError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of the server (ARCHITECTURE.md, Packages), with the reason in each rule. */
class ArchitectureTest {
    private static final JavaClasses SERVER = new ClassFileImporter().importPath(Path.of("target", "classes"));
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "fovea");

    private static final List<String> DIALECTS = List.of("genlogs", "acusight", "imggo", "hub", "fovea");
    private static final String[] ADAPTERS = {
        "dev.fovea.store..", "dev.fovea.blob..", "dev.fovea.outbound..", "dev.fovea.crypto..", "dev.fovea.engine.."
    };
    private static final String[] PORTS = {
        "dev.fovea.core.port..", "dev.fovea.model..", "dev.fovea.error..", "dev.fovea.config..", "dev.fovea.json.."
    };
    private static final String[] BEHIND_A_DIALECT = {
        "dev.fovea.dialect",
        "dev.fovea.http..",
        "dev.fovea.model..",
        "dev.fovea.error..",
        "dev.fovea.core.access..",
        "dev.fovea.core.ingest..",
        "dev.fovea.core.detect..",
        "dev.fovea.core.picture..",
        "dev.fovea.core.query..",
        "dev.fovea.core.collect..",
        "dev.fovea.core.replay..",
        "dev.fovea.core.requests..",
        "dev.fovea.core.extract..",
        "dev.fovea.core.deliver..",
        "dev.fovea.core.export..",
        "dev.fovea.core.retain..",
        "dev.fovea.core.follow..",
        "dev.fovea.json.."
    };

    /** What one package may use of the server, itself apart. */
    record Layer(String packages, String reason, List<String> mayUse) {
        Layer(String packages, String reason, String... mayUse) {
            this(packages, reason, List.of(mayUse));
        }

        @Override
        public String toString() {
            return packages;
        }
    }

    static Stream<Layer> layers() {
        Stream<Layer> fixed = Stream.of(
                new Layer("dev.fovea.model..", "the words of the domain must be readable without the rest"),
                new Layer("dev.fovea.json..", "the one spelling of values as JSON", "dev.fovea.model.."),
                new Layer("dev.fovea.error..", "an error says what happened, not where"),
                new Layer("dev.fovea.config..", "settings are values"),
                new Layer("dev.fovea.telemetry..", "counting must not know what it counts"),
                new Layer(
                        "dev.fovea.core.port..",
                        "a port is the core's wish, put in words of the domain",
                        "dev.fovea.model..",
                        "dev.fovea.error.."),
                new Layer(
                        "dev.fovea.core..",
                        "rules must be testable without database, disk or network",
                        "dev.fovea.model..",
                        "dev.fovea.error.."),
                new Layer(
                        "dev.fovea.http..",
                        "what all doors share must know no use case",
                        "dev.fovea.error..",
                        "dev.fovea.config..",
                        "dev.fovea.model.."),
                new Layer("dev.fovea.dialect", "a dialect is an API that can be mounted, no more", "dev.fovea.http.."),
                new Layer("dev.fovea.cli.demo..", "the demo is a client: it sees what every client sees, HTTP"),
                new Layer("dev.fovea.cli.client..", "a client sees what every client sees, HTTP"),
                new Layer("dev.fovea.cli.output..", "printing must not know what it prints"),
                new Layer(
                        "dev.fovea.cli.remote..",
                        "whatever a command can do, every client of the public APIs can do",
                        "dev.fovea.cli.client..",
                        "dev.fovea.cli.output.."),
                new Layer(
                        "dev.fovea.cli..",
                        "commands go through app; they name the commands, receipts and errors that app hands on",
                        "dev.fovea.app..",
                        "dev.fovea.config..",
                        "dev.fovea.core.access..",
                        "dev.fovea.model..",
                        "dev.fovea.error.."),
                new Layer("dev.fovea.app..", "app wires everything, and the command line stands on it", "dev.fovea.."));
        return Stream.of(fixed, adapters(), dialects()).flatMap(layer -> layer);
    }

    private static Stream<Layer> adapters() {
        return Stream.of(ADAPTERS)
                .map(adapter -> new Layer(
                        adapter, "an adapter fulfils ports and must be replaceable without touching another", PORTS));
    }

    private static Stream<Layer> dialects() {
        return DIALECTS.stream()
                .map(name -> new Layer(
                        "dev.fovea.dialect." + name + "..",
                        "a dialect words one API over the use cases; it must not know another dialect, a port or an"
                                + " adapter",
                        BEHIND_A_DIALECT));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void a_package_uses_what_the_table_allows(Layer layer) {
        classes()
                .that()
                .resideInAPackage(layer.packages())
                .should()
                .onlyDependOnClassesThat(resideInAPackage(layer.packages())
                        .or(resideInAnyPackage(layer.mayUse().toArray(String[]::new)))
                        .or(not(resideInAPackage("dev.fovea.."))))
                .because(layer.reason())
                .check(SERVER);
    }

    @Test
    void every_package_is_in_the_table() {
        classes()
                .should()
                .resideInAnyPackage(layers().map(Layer::packages).toArray(String[]::new))
                .because("a package that no rule names is a package without rules")
                .check(SERVER);
    }

    @Test
    void nothing_stands_on_the_command_line() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.fovea.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.fovea.cli..")
                .because("the server must run without a terminal")
                .check(SERVER);
    }

    @Test
    void core_and_model_know_no_library_but_a_logging_facade() {
        classes()
                .that()
                .resideInAnyPackage("dev.fovea.core..", "dev.fovea.model..", "dev.fovea.error..", "dev.fovea.config..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("dev.fovea..", "java..", "javax.imageio..", "org.jspecify..", "org.slf4j.."))
                .because("frameworks come and go, rules stay; pictures are decoded by the JDK")
                .check(SERVER);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.fovea.(**)")
                .should()
                .beFreeOfCycles()
                .because("what depends on each other cannot be understood apart")
                .check(SERVER);
    }

    @Test
    void sql_is_spoken_in_the_store_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.fovea.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "com.zaxxer.hikari..", "org.flywaydb..", "org.sqlite..")
                .because("one SQL text for two databases can be kept in one place only")
                .check(SERVER);
    }

    @Test
    void the_http_library_is_used_where_doors_are() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.fovea.http..", "dev.fovea.dialect..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .because("a request is understood at the door and nowhere behind it")
                .check(SERVER);
    }

    @Test
    void calls_to_foreign_addresses_leave_through_outbound_only() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "dev.fovea.outbound..",
                        "dev.fovea.engine.vision.chat..",
                        "dev.fovea.cli.demo..",
                        "dev.fovea.cli.client..")))
                .should()
                .dependOnClassesThat(network().and(not(assignableTo(ServerSocket.class))))
                .orShould()
                .accessTargetWhere(opensUrl())
                .because("the address policy can guard only what passes it; the vision endpoint is the operator's"
                        + " choice, the demo is a client of the server that it started itself, and commands call the server that"
                        + " their user names")
                .check(SERVER);
    }

    @Test
    void nobody_listens_but_the_server_and_the_demo() {
        noClasses()
                .that(not(resideInAPackage("dev.fovea.cli.demo..")))
                .and()
                .doNotHaveFullyQualifiedName("dev.fovea.app.FoveaApp")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("com.sun.net.httpserver..").or(assignableTo(ServerSocket.class)))
                .because("there is one port; FoveaApp asks the system for a free one, and the demo serves its pictures"
                        + " to the server that fetches them")
                .check(SERVER);
    }

    private static DescribedPredicate<JavaClass> network() {
        return resideInAnyPackage("java.net.http..", "org.apache.hc..", "org.apache.http..", "okhttp3..")
                .or(assignableTo(URLConnection.class))
                .or(assignableTo(Socket.class))
                .or(assignableTo(DatagramSocket.class))
                .or(assignableTo(SocketChannel.class))
                .or(assignableTo(AsynchronousSocketChannel.class))
                .or(assignableTo(DatagramChannel.class))
                .as("classes that open connections");
    }

    private static DescribedPredicate<JavaAccess<?>> opensUrl() {
        return describe(
                "URL.openStream or URL.openConnection",
                access -> access.getTargetOwner().isEquivalentTo(URL.class)
                        && access.getName().startsWith("open"));
    }

    @Test
    void every_dialect_is_served() {
        classes()
                .that()
                .implement(Dialect.class)
                .should(beMadeIn("dev.fovea.app.Dialects"))
                .because("a dialect that is not in the list answers nobody")
                .check(SERVER);
    }

    private static ArchCondition<JavaClass> beMadeIn(String maker) {
        return new ArchCondition<>("be made in " + maker) {
            @Override
            public void check(JavaClass made, ConditionEvents events) {
                boolean found = made.getConstructorCallsToSelf().stream()
                        .anyMatch(call -> call.getOriginOwner().getFullName().equals(maker));
                events.add(new SimpleConditionEvent(made, found, made.getName() + " is not made in " + maker));
            }
        };
    }

    @Test
    void every_folder_of_a_dialect_holds_a_dialect() {
        Set<String> packages = SERVER.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("dev.fovea.dialect."))
                .collect(Collectors.toSet());
        List<String> served = SERVER.stream()
                .filter(type -> !type.isInterface() && type.isAssignableTo(Dialect.class))
                .map(JavaClass::getPackageName)
                .toList();
        assertThat(served).containsExactlyInAnyOrderElementsOf(packages);
        assertThat(DIALECTS.stream().map("dev.fovea.dialect."::concat)).containsExactlyInAnyOrderElementsOf(packages);
    }

    @Test
    void a_dialect_shows_its_mount_table_and_nothing_else() {
        classes()
                .that()
                .resideInAPackage("dev.fovea.dialect.*..")
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should()
                .implement(Dialect.class)
                .orShould()
                .beInterfaces()
                .because("what is package-private can be changed without reading the rest of the server; a public"
                        + " interface is what a dialect asks of app")
                .check(SERVER);
    }

    @Test
    void time_and_chance_come_in_through_clock_and_ids() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.fovea.core..", "dev.fovea.dialect..", "dev.fovea.model..")
                .should()
                .accessTargetWhere(readsTimeOrChance())
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .because("a rule that depends on the hour or on luck cannot be tested; the clock is java.time.Clock,"
                        + " chance is the port Ids")
                .check(SERVER);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTimeOrChance() {
        return describe("read time or chance by themselves", access -> {
            JavaClass owner = access.getTargetOwner();
            String name = access.getName();
            return (owner.getPackageName().equals("java.time") && name.equals("now") && !takesClock(access))
                    || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                    || (owner.isEquivalentTo(System.class)
                            && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
                    || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                    || (owner.isEquivalentTo(Math.class) && name.equals("random"));
        });
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget called
                && called.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Util", "Utils", "Helper", "Helpers", "Manager", "Impl"})
    void no_class_is_named_after_nothing(String ending) {
        noClasses()
                .should()
                .haveSimpleNameEndingWith(ending)
                .because("such a name says that the author did not know what the class is")
                .check(SERVER);
    }

    @Test
    void nothing_is_written_to_the_console_of_the_server() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.fovea.cli..", "dev.fovea.engine.ocr.text.worker..")
                .should()
                .accessTargetWhere(describe(
                        "System.out or System.err",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err").contains(access.getName())))
                .because(
                        "a line that did not go through the log has no request id and no level; a reader's output is its wire")
                .check(SERVER);
    }

    @Test
    void every_package_says_what_it_is_for_and_is_null_marked() throws IOException {
        try (Stream<Path> folders = Files.walk(SOURCES)) {
            assertThat(folders.filter(ArchitectureTest::holdsSources))
                    .isNotEmpty()
                    .allSatisfy(folder -> {
                        Path info = folder.resolve("package-info.java");
                        assertThat(info).exists();
                        assertThat(Files.readString(info))
                                .startsWith("/**")
                                .containsPattern("@(org\\.jspecify\\.annotations\\.)?NullMarked\n");
                    });
        }
    }

    private static boolean holdsSources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_dialect_words_every_error_itself() throws IOException {
        List<String> cases = Stream.of(FoveaError.class.getPermittedSubclasses())
                .map(error -> "case FoveaError." + error.getSimpleName() + " ")
                .toList();
        for (String dialect : DIALECTS) {
            String name = dialect.substring(0, 1).toUpperCase(Locale.ROOT) + dialect.substring(1);
            Path errors = SOURCES.resolve(Path.of("dialect", dialect, name + "Errors.java"));
            assertThat(Files.readString(errors))
                    .as("an error that fell to a default would be worded by nobody: %s", errors)
                    .contains(cases);
        }
    }
}

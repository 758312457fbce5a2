package dev.fovea.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenFilesTest {
    private static final List<Exchange> EXCHANGES = GoldenFiles.exchanges();
    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{\\w+}");

    @TestFactory
    Stream<DynamicTest> every_golden_file_is_named_by_number_and_carries_shows_and_origin() {
        return EXCHANGES.stream()
                .map(exchange -> DynamicTest.dynamicTest(exchange.name(), () -> {
                    assertThat(exchange.name()).matches("(genlogs|acusight|imggo|hub|fovea|cross)/\\d{2,3}-[a-z0-9-]+");
                    assertThat(exchange.shows()).isNotBlank();
                    assertThat(exchange.steps())
                            .isNotEmpty()
                            .allSatisfy(step -> assertThat(step.shows()).isNotBlank());
                }));
    }

    @Test
    void no_two_files_of_a_dialect_share_a_number() {
        List<String> numbers = EXCHANGES.stream()
                .map(exchange -> exchange.name().substring(0, exchange.name().indexOf('-')))
                .toList();

        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void every_set_up_that_an_exchange_names_exists() {
        Set<String> names = EXCHANGES.stream()
                .flatMap(exchange -> exchange.first().stream())
                .collect(Collectors.toSet());

        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(GoldenFiles.setup(name).steps()).isNotEmpty());
    }

    @Test
    void every_body_can_be_built() {
        assertThat(EXCHANGES)
                .allSatisfy(exchange -> assertThat(exchange.steps())
                        .allSatisfy(step -> assertThat(BodyBuilder.build(step.request(), anything(exchange))
                                        .length())
                                .isNotNegative()));
    }

    /** Stands in for every variable that a body of the exchange mentions. */
    private static Variables anything(Exchange exchange) {
        Variables variables = Variables.none();
        for (Step step : exchange.steps()) {
            String texts = step.request().body() + "\n" + bodyTemplates();
            for (Template.Part part : Template.of(texts).parts()) {
                if (part instanceof Template.Token(String name)) {
                    variables = variables.with(name.replaceFirst("^url:", ""), "1");
                }
            }
        }
        return variables;
    }

    private static String bodyTemplates() {
        return Stream.of("genlogs-image", "acusight-notify", "hub-run", "hub-pixel-run")
                .map(name -> GoldenFiles.text("bodies/" + name + ".json"))
                .collect(Collectors.joining("\n"));
    }

    @TestFactory
    Stream<DynamicTest> every_documented_answer_is_shown_by_a_golden_exchange() {
        return GoldenFiles.text("contracts.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("unplayable "))
                .map(line -> DynamicTest.dynamicTest(
                        line, () -> assertThat(EXCHANGES).as(line).anyMatch(exchange -> shows(exchange, line))));
    }

    private static boolean shows(Exchange exchange, String line) {
        String[] words = line.split(" ", 4);
        Pattern path = Pattern.compile(PATH_VARIABLE.matcher(words[2]).replaceAll("[^/?]+") + "(\\?.*)?");
        return exchange.dialect().equals(words[0])
                && exchange.steps().stream()
                        .anyMatch(step -> step.request().method().equals(words[1])
                                && path.matcher(step.request().target()).matches()
                                && step.expected().status() == Integer.parseInt(words[3]));
    }
}

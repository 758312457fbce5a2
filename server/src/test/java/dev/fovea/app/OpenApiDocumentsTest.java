package dev.fovea.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI documents keep their own word. */
class OpenApiDocumentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"genlogs", "acusight", "imggo", "hub", "fovea"})
    void every_reference_points_at_something(String dialect) {
        OpenApiDocument document = OpenApiDocument.of(dialect);
        assertThat(document.references())
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(document.target(reference).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"genlogs", "acusight", "imggo", "hub", "fovea"})
    void every_operation_says_what_it_does_and_who_may_call_it(String dialect) {
        OpenApiDocument document = OpenApiDocument.of(dialect);
        assertThat(document.root().get("openapi").asString()).startsWith("3.1");
        assertThat(document.operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asString(""))
                    .as("%s", operation)
                    .isNotBlank();
            assertThat(operation.node().path("security").isArray())
                    .as("%s", operation)
                    .isTrue();
            assertThat(operation.node().path("responses").size())
                    .as("%s", operation)
                    .isPositive();
        });
        assertThat(document.operations().map(operation -> operation.node().get("operationId")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"genlogs", "acusight", "imggo", "hub", "fovea"})
    void every_answer_has_a_schema_and_an_example_that_fits_it(String dialect) {
        OpenApiDocument document = OpenApiDocument.of(dialect);
        assertThat(document.operations().flatMap(document::examples))
                .isNotEmpty()
                .allSatisfy(example -> {
                    assertThat(example.schema().isMissingNode())
                            .as(example.where())
                            .isFalse();
                    assertThat(example.value().isMissingNode())
                            .as(example.where())
                            .isFalse();
                    assertThat(document.violations(example.schema(), example.value()))
                            .as(example.where())
                            .isEmpty();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"genlogs", "acusight", "imggo", "hub", "fovea"})
    void a_wrong_value_is_noticed(String dialect) {
        OpenApiDocument document = OpenApiDocument.of(dialect);
        assertThat(document.operations().flatMap(document::examples))
                .anySatisfy(example -> assertThat(document.violations(
                                example.schema(), document.root().path("tags")))
                        .as(example.where())
                        .isNotEmpty());
    }
}

package dev.fovea.app;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One of the OpenAPI documents, as tests look at it: operations, their answers, and whether a value fits a schema. */
final class OpenApiDocument {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    /** The document of that dialect, from the class path. */
    static OpenApiDocument of(String dialect) {
        String name = "/openapi/" + dialect + ".json";
        try (InputStream in = Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(name), name)) {
            return new OpenApiDocument(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One method of one path. */
    record Operation(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** An example beside its schema. */
    record Example(String where, JsonNode schema, JsonNode value) {}

    /** The whole document. */
    JsonNode root() {
        return root;
    }

    /** Every operation. */
    Stream<Operation> operations() {
        return root.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(method.getKey(), path.getKey(), method.getValue())));
    }

    /** Every example of a request or an answer, but of forms and bytes, which are no JSON. */
    Stream<Example> examples(Operation operation) {
        return Stream.concat(requestExamples(operation), answerExamples(operation));
    }

    /** Every reference of the document. */
    Stream<String> references() {
        return root.findValues("$ref").stream().map(JsonNode::asString);
    }

    /** What a reference points at; missing when it points nowhere. */
    JsonNode target(String reference) {
        return root.at(reference.substring(1));
    }

    /** The node itself, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? target(node.get("$ref").asString()) : node;
    }

    /** What of the value does not fit the schema, in words. */
    List<String> violations(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", root.get("components"));
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
        return compiled.validate(value).stream().map(Object::toString).toList();
    }

    private Stream<Example> requestExamples(Operation operation) {
        return resolve(operation.node().path("requestBody"))
                .path("content")
                .propertyStream()
                .filter(content -> !content.getKey().startsWith("multipart/"))
                .flatMap(content -> content.getValue()
                        .path("examples")
                        .propertyStream()
                        .map(example -> new Example(
                                operation + " request " + example.getKey(),
                                content.getValue().get("schema"),
                                example.getValue().get("value"))));
    }

    private Stream<Example> answerExamples(Operation operation) {
        return operation
                .node()
                .get("responses")
                .propertyStream()
                .flatMap(answer -> resolve(answer.getValue())
                        .path("content")
                        .propertyStream()
                        .filter(content -> !content.getKey().startsWith("image/"))
                        .map(content -> new Example(
                                operation + " " + answer.getKey(),
                                content.getValue().path("schema"),
                                content.getValue().path("example"))));
    }
}

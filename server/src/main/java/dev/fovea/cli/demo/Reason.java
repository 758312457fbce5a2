package dev.fovea.cli.demo;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Why a call was refused, in the words of the API that refused it. Every API has its own error body: Acusight a nested
 * {@code error.message} or a flat {@code error}, GenLogs a {@code detail}, the Hub a {@code message} with
 * {@code metadata.error}, Fovea a problem document.
 */
final class Reason {
    private static final List<String> POINTERS =
            List.of("/error/message", "/error", "/metadata/error", "/message", "/detail", "/title");
    private static final int LONGEST = 300;

    private Reason() {}

    /** All reasons that an answer gives, one entry a problem. */
    static List<String> all(Answer answer) {
        List<String> problems = problems(answer);
        return problems.isEmpty() ? List.of(single(answer)) : problems;
    }

    /** The boxes that a Hub 207 or 400 lists: {@code track car-2, frame 8: box_out_of_frame}. */
    static List<String> rejectedBoxes(Answer answer) {
        return answer.at("/rejected")
                .valueStream()
                .map(box -> "track %s, frame %s: %s"
                        .formatted(
                                box.at("/trackId").asString("?"),
                                box.at("/frame").asString("?"),
                                box.at("/reason").asString("?")))
                .toList();
    }

    private static String single(Answer answer) {
        JsonNode body = answer.json();
        return POINTERS.stream()
                .map(pointer -> body.at(pointer).asString(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseGet(() -> shortened(answer.text()));
    }

    /** The entries of a GenLogs 422, one a field: {@code body.source: Field required}. */
    private static List<String> problems(Answer answer) {
        JsonNode detail = answer.at("/detail");
        return detail.isArray() ? detail.valueStream().map(Reason::problem).toList() : List.of();
    }

    private static String problem(JsonNode entry) {
        Stream<String> path = entry.at("/loc").valueStream().map(step -> step.asString(""));
        return String.join(".", path.toList()) + ": " + entry.at("/msg").asString("");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}

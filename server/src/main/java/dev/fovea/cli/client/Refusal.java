package dev.fovea.cli.client;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A server's answer that is not a success, whichever dialect words it. */
public final class Refusal extends Failure {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String requestId;

    private Refusal(Answer answer, String code, String sentence) {
        super(ExitCode.ofStatus(answer.status()), sentence);
        this.status = answer.status();
        this.code = code;
        this.requestId = answer.header("X-Request-Id").orElse("");
    }

    /** Reads the body as a problem (RFC 9457) or as one of the error bodies of the other dialects. */
    public static Refusal of(Answer answer) {
        JsonNode body = answer.json();
        String code = firstText(body, "/type", "/error/code", "/entityStatusCode", "/code");
        String sentence = firstText(body, "/detail", "/error/message", "/message", "/error", "/title", "/detail/0/msg");
        return new Refusal(
                answer,
                code.isEmpty() ? "http-" + answer.status() : code.substring(code.lastIndexOf(':') + 1),
                sentence.isEmpty() ? "the server answered " + answer.status() : sentence);
    }

    private static String firstText(JsonNode body, String... pointers) {
        for (String pointer : pointers) {
            String text = body.at(pointer).asString("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Optional<String> requestId() {
        return requestId.isEmpty() ? Optional.empty() : Optional.of(requestId);
    }

    @Override
    public Optional<Integer> status() {
        return Optional.of(status);
    }
}

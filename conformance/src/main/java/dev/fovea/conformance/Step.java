package dev.fovea.conformance;

import java.util.List;

/**
 * One request and the answer expected for it.
 *
 * @param shows what this step shows; the sentence of the exchange when the step has none of its own
 * @param subset members beyond the expected ones are allowed in the answer's JSON
 * @param waitSeconds waited before the request is sent
 * @param times how often the request is sent; each answer must be as expected
 * @param patienceSeconds how long the request is sent again until its answer is as expected; 0 sends it once
 * @param captures values of the answer that later steps use
 */
public record Step(
        String shows,
        Request request,
        Expected expected,
        boolean subset,
        int waitSeconds,
        int times,
        int patienceSeconds,
        List<Capture> captures) {

    /**
     * The request as written, before variables are filled in.
     *
     * @param encoding how the body is made from its text
     * @param chunked sent without a length known before
     */
    public record Request(
            String method, String target, List<Header> headers, String body, Encoding encoding, boolean chunked) {}

    /** How a request body is made from its text. */
    public enum Encoding {
        /** As written, or from a template. */
        PLAIN,
        /** Built as multipart/form-data from the part lines of the body. */
        MULTIPART,
        /** As {@link #PLAIN}, then compressed by gzip. */
        GZIP
    }

    /** The answer as written; placeholders stand for what differs from run to run. */
    public record Expected(int status, List<Header> headers, String body) {}

    /** A header line. */
    public record Header(String name, String value) {}

    /**
     * A value taken out of the answer.
     *
     * @param from {@code $.path.to[0].member} of a JSON body, or {@code header Name}
     */
    public record Capture(String variable, String from) {}
}

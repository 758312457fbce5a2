package dev.fovea.conformance;

import java.util.List;

/**
 * One golden file: a sequence of requests with the answers that a client must get.
 *
 * @param name folder and file name without ending, e.g. {@code genlogs/01-seed-example}
 * @param shows what a reader learns from it, one sentence
 * @param origin who says so
 * @param needs variables without which it cannot be played; it is skipped when one is missing
 * @param first set-up files played before it, e.g. a login
 * @param steps the requests in order; captures of one are visible to the next
 */
public record Exchange(
        String name, String shows, Origin origin, List<String> needs, List<String> first, List<Step> steps) {

    /** The dialect, which is the folder the file lies in. */
    public String dialect() {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}

package dev.fovea.core.query;

import dev.fovea.model.search.Criterion;
import java.util.List;

/** What senders added, in filters. */
final class MetadataTerms {
    private static final int DEEPEST = 8;
    private static final String NAME = "[A-Za-z0-9_-]{1,100}";

    private MetadataTerms() {}

    static Criterion metadata(Term term, String name) {
        List<String> path = List.of(name.split("\\.", -1));
        if (path.size() > DEEPEST || !path.stream().allMatch(step -> step.matches(NAME))) {
            throw FilterFault.at(
                    term.token().position(),
                    "expected meta.name or meta.name.inner, up to " + DEEPEST
                            + " names of letters, digits, hyphens and underscores");
        }
        return term.is().any(value -> new Criterion.WithMetadata(path, term.glob(value)));
    }
}

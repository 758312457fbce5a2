package dev.fovea.core.deliver;

import dev.fovea.error.FoveaError.Invalid;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.model.WebhookDraft;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a webhook must keep to (contract imggo.md §7). Whether its address may be called is decided when it is called: a
 * name may stand for another address by then.
 */
final class WebhookRules {
    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_SECRET = 256;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebhookRules() {}

    /** Refuses a draft that breaks rules with all of them. */
    static WebhookDraft checked(WebhookDraft draft) {
        List<Problem> problems = new ArrayList<>();
        objection(draft.url()).ifPresent(message -> problems.add(problem("url", message)));
        if (draft.events().isEmpty()) {
            problems.add(problem("events", "must name at least one event"));
        }
        draft.secret()
                .filter(secret -> secret.isEmpty() || secret.length() > LONGEST_SECRET)
                .ifPresent(_ -> problems.add(problem("secret", "must have 1 to " + LONGEST_SECRET + " characters")));
        if (!problems.isEmpty()) {
            throw new FoveaException(new Invalid(problems));
        }
        return draft;
    }

    private static Problem problem(String field, String message) {
        return new Problem("value_error", List.of(field), field + " " + message);
    }

    private static Optional<String> objection(String url) {
        if (url.length() > LONGEST_URL) {
            return Optional.of("must have at most " + LONGEST_URL + " characters");
        }
        try {
            URI uri = new URI(url);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (SCHEMES.contains(scheme) && uri.getRawAuthority() != null) {
                return uri.getRawUserInfo() == null ? Optional.empty() : Optional.of("must not carry credentials");
            }
        } catch (URISyntaxException _) {
            return Optional.of("must be an http or https address");
        }
        return Optional.of("must be an http or https address");
    }
}

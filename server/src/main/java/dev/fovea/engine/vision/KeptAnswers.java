package dev.fovea.engine.vision;

import dev.fovea.core.port.ExtractionEngine.Request;
import dev.fovea.core.port.Store;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers of the model by picture and version of the pattern, so that a repetition costs no call. The answer is kept, not
 * what was made of it: reading and grounding are done anew, which costs time of ours only.
 */
final class KeptAnswers {
    private final Store store;
    private final Clock clock;
    private final VisionSettings settings;

    KeptAnswers(Store store, Clock clock, VisionSettings settings) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
    }

    /** An answer in shape, and what had to be said about how it came about. */
    record Kept(Value.Members answer, List<String> warnings) {
        Kept {
            warnings = List.copyOf(warnings);
        }
    }

    /** The answer to the same question, if it is young enough. */
    Optional<Kept> find(Request request) {
        if (settings.cache().isZero()) {
            return Optional.empty();
        }
        return store.read(session -> session.answers()
                        .find(request.org(), key(request), clock.instant().minus(settings.cache())))
                .map(KeptAnswers::read);
    }

    /** Keeps an answer. */
    void keep(Request request, Kept kept) {
        if (settings.cache().isZero()) {
            return;
        }
        boolean _ = store.inTransaction(session -> {
            session.answers().keep(request.org(), key(request), write(kept), clock.instant());
            return true;
        });
    }

    private static String write(Kept kept) {
        Value warnings =
                new Value.Items(kept.warnings().stream().map(Value::text).toList());
        return ValueJson.write(new Value.Members(Map.of("answer", kept.answer(), "warnings", warnings)));
    }

    private static Kept read(String json) {
        Map<String, Value> kept = ((Value.Members) ValueJson.parse(json)).values();
        List<Value> warnings = kept.get("warnings") instanceof Value.Items(List<Value> items) ? items : List.of();
        Value.Members answer = kept.get("answer") instanceof Value.Members members ? members : Value.Members.EMPTY;
        return new Kept(
                answer,
                warnings.stream().map(warning -> ((Value.Text) warning).value()).toList());
    }

    private String key(Request request) {
        List<String> question = List.of(
                settings.name(),
                settings.address().toString(),
                request.pattern().text(),
                Integer.toString(request.patternVersion()),
                request.document().sha256(),
                Integer.toString(Prompt.REVISION));
        return HexFormat.of()
                .formatHex(sha256().digest(String.join("\n", question).getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

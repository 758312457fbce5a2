package dev.fovea.dialect.fovea;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.error.Problem;
import dev.fovea.model.BatchId;
import dev.fovea.model.MediaId;
import dev.fovea.model.export.BoxChoice;
import dev.fovea.model.export.ExportFormat;
import dev.fovea.model.export.ExportOrder;
import dev.fovea.model.export.ExportScope;
import dev.fovea.model.export.FrameSpace;
import dev.fovea.model.export.ImageBytes;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An {@link ExportOrder} in words, from a query or a body; every broken rule is named at once. */
final class ExportQuery {
    private static final Set<String> KNOWN = new TreeSet<>(
            Set.of("format", "q", "batch", "ids", "images", "labels", "producers", "runs", "min_confidence", "space"));
    private static final Set<String> LISTS = Set.of("ids", "labels", "producers", "runs");
    private static final int MOST_IDS = 1_000;

    private final Map<String, List<String>> words;
    private final List<Problem> problems = new ArrayList<>();

    private ExportQuery(Map<String, List<String>> words) {
        this.words = words;
    }

    /** From a query: lists are separated by commas, or a parameter comes more than once. */
    static ExportOrder read(Context context) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        context.queryParamMap()
                .forEach((name, values) -> words.put(name, LISTS.contains(name) ? split(values) : values));
        return of(words);
    }

    private static List<String> split(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    static boolean isList(String name) {
        return LISTS.contains(name);
    }

    /** From words by name; a name that is no list has one word. */
    static ExportOrder of(Map<String, List<String>> words) {
        ExportQuery query = new ExportQuery(words);
        query.refuseUnknown();
        ExportFormat format = query.format();
        ExportOrder order = new ExportOrder(
                format, query.scope(), query.boxes(), query.images(), query.word("space", FrameSpace.STORED));
        if (!query.problems.isEmpty()) {
            throw new FoveaException(new FoveaError.Invalid(query.problems));
        }
        return order;
    }

    private void refuseUnknown() {
        words.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name ->
                        problem("extra_forbidden", name, "is not known; known are " + String.join(", ", KNOWN)));
    }

    private ExportFormat format() {
        String word = word("format");
        Optional<ExportFormat> format = Optional.ofNullable(word).flatMap(ExportFormat::of);
        if (format.isEmpty()) {
            problem(word == null ? "missing" : "enum", "format", "must be one of " + formats());
        }
        return format.orElse(ExportFormat.JSONL);
    }

    static String formats() {
        return Stream.of(ExportFormat.values()).map(ExportFormat::word).collect(Collectors.joining(", "));
    }

    private ExportScope scope() {
        List<MediaId> ids = new ArrayList<>();
        for (String id : list("ids")) {
            MediaId.parse(id).ifPresentOrElse(ids::add, () -> problem("value_error", "ids", "must be img_<uuid>"));
        }
        if (ids.size() > MOST_IDS) {
            problem("too_long", "ids", "may name at most " + MOST_IDS + " images");
        }
        Optional<String> batch = Optional.ofNullable(word("batch"));
        Optional<BatchId> parsed = batch.flatMap(BatchId::parse);
        if (batch.isPresent() && parsed.isEmpty()) {
            problem("value_error", "batch", "must be batch_<uuid>");
        }
        if (batch.isPresent() && !ids.isEmpty()) {
            problem("value_error", "ids", "cannot be combined with batch");
        }
        return new ExportScope(ids, parsed, query(ids));
    }

    private Optional<String> query(List<MediaId> ids) {
        Optional<String> query = Optional.ofNullable(word("q")).filter(text -> !text.isBlank());
        if (query.isPresent() && !ids.isEmpty()) {
            problem("value_error", "ids", "cannot be combined with q");
        }
        return query;
    }

    private BoxChoice boxes() {
        return new BoxChoice(
                Set.copyOf(list("labels")), Set.copyOf(list("producers")), Set.copyOf(list("runs")), confidence());
    }

    private double confidence() {
        String text = word("min_confidence");
        if (text == null) {
            return 0;
        }
        double value = text.matches("[0-9.eE-]{1,30}") ? parsed(text) : Double.NaN;
        if (!(value >= 0 && value <= 1)) {
            problem("value_error", "min_confidence", "must be a number from 0 to 1");
            return 0;
        }
        return value;
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private ImageBytes images() {
        return word("images", ImageBytes.NONE);
    }

    private <E extends Enum<E>> E word(String name, E usual) {
        String text = word(name);
        E[] all = usual.getDeclaringClass().getEnumConstants();
        Optional<E> found = Stream.of(all)
                .filter(value -> Spelling.word(value).equals(text))
                .findFirst();
        if (text != null && found.isEmpty()) {
            String words = Stream.of(all)
                    .map(value -> value.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            problem("enum", name, "must be one of " + words);
        }
        return found.orElse(usual);
    }

    private @Nullable String word(String name) {
        return words.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    private List<String> list(String name) {
        return words.getOrDefault(name, List.of());
    }

    private void problem(String rule, String name, String predicate) {
        problems.add(new Problem(rule, List.of(name), name + " " + predicate));
    }
}

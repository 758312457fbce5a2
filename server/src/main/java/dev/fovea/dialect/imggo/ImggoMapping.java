package dev.fovea.dialect.imggo;

import dev.fovea.model.Job;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.Pattern;
import dev.fovea.model.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Words of the wire and what they mean; both generations of the vendor's words are understood (contracts, decision 9). */
final class ImggoMapping {
    /** Types of events in the core's words, in the order in which they are listed. */
    static final List<String> EVENTS = List.of("job.queued", "job.completed", "job.failed", "*");

    private static final String COMPLETED = "job.completed";
    private static final String SUCCEEDED = "job.succeeded";

    private ImggoMapping() {}

    static String word(Job.State state, Vocabulary vocabulary) {
        boolean documented = vocabulary == Vocabulary.DOCUMENTED;
        return switch (state) {
            case QUEUED -> "queued";
            case PROCESSING -> documented ? "processing" : "running";
            case COMPLETED -> documented ? "completed" : "succeeded";
            case FAILED -> "failed";
        };
    }

    static Optional<Job.State> state(String word) {
        return switch (word) {
            case "queued" -> Optional.of(Job.State.QUEUED);
            case "processing", "running" -> Optional.of(Job.State.PROCESSING);
            case "completed", "succeeded" -> Optional.of(Job.State.COMPLETED);
            case "failed" -> Optional.of(Job.State.FAILED);
            default -> Optional.empty();
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> Optional<E> constant(E[] values, String word) {
        return Stream.of(values).filter(value -> word(value).equals(word)).findFirst();
    }

    static Optional<Pattern.Status> patternStatus(String word) {
        return constant(Pattern.Status.values(), word);
    }

    /** One public client calls its pictures an analysis; their result is JSON. */
    static Optional<OutputFormat> format(String word) {
        return word.equals("image_analysis") ? Optional.of(OutputFormat.JSON) : OutputFormat.of(word);
    }

    static Optional<Character> delimiter(String word) {
        return switch (word) {
            case "comma", "," -> Optional.of(',');
            case "semicolon", ";" -> Optional.of(';');
            default -> Optional.empty();
        };
    }

    /** The core's word for a type of event. */
    static Optional<String> event(String word) {
        String core = word.equals(SUCCEEDED) ? COMPLETED : word;
        return Optional.of(core).filter(EVENTS::contains);
    }

    /** The receiver's word for a type of event. */
    static String eventWord(String core, Vocabulary vocabulary) {
        return vocabulary == Vocabulary.DEPLOYED && core.equals(COMPLETED) ? SUCCEEDED : core;
    }

    /** Whether a subscription to these words is one to the deployed vocabulary (contract imggo.md §7). */
    static boolean speaksDeployed(List<String> events) {
        return events.contains(SUCCEEDED);
    }
}

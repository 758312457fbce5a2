package dev.fovea.dialect.fovea;

import dev.fovea.core.deliver.EventTypes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Groups of event types, as the screens of a console care for them (console.md §2.9); each type belongs to one. */
enum Topic {
    IMAGES,
    JOBS,
    DELIVERIES,
    DEVICES,
    /** Whatever no other topic has. */
    ADMINISTRATION;

    static Optional<Topic> named(String word) {
        return Stream.of(values()).filter(topic -> topic.word().equals(word)).findFirst();
    }

    /** The topic of an event type. */
    static Topic of(String type) {
        return switch (type.substring(0, type.indexOf('.'))) {
            case "image", "batch", "recording", "run", "dataset" -> IMAGES;
            case "job", "pattern" -> JOBS;
            case "webhook", "delivery" -> DELIVERIES;
            case "device" -> DEVICES;
            default -> ADMINISTRATION;
        };
    }

    static String words() {
        return Stream.of(values()).map(Topic::word).collect(Collectors.joining(", "));
    }

    List<String> types() {
        return EventTypes.LOGGED.stream().filter(type -> of(type) == this).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

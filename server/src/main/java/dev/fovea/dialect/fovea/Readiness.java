package dev.fovea.dialect.fovea;

import java.util.List;

/** Whether the server can take data. */
@FunctionalInterface
public interface Readiness {
    /** What stands in the way, each in one sentence without secrets; empty when the server is ready. */
    List<String> obstacles();

    /** What will stand in the way before long, each in one sentence without secrets. */
    default List<String> warnings() {
        return List.of();
    }
}

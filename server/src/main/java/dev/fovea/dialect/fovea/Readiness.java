package dev.fovea.dialect.fovea;

import java.util.List;

/** Whether the server can take data. */
@FunctionalInterface
public interface Readiness {
    /** What stands in the way, each in one sentence without secrets; empty when the server is ready. */
    List<String> obstacles();
}

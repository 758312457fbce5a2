package dev.fovea.dialect;

import dev.fovea.http.Api;
import java.util.List;

/** One API that Fovea speaks: its routes, and how it words what goes wrong. */
public interface Dialect extends Api {
    /** Whether the path is one of the prefixes or lies below one. */
    static boolean under(List<String> prefixes, String path) {
        return prefixes.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}

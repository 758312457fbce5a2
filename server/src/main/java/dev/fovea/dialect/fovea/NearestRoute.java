package dev.fovea.dialect.fovea;

import dev.fovea.http.Route;
import dev.fovea.model.EditDistance;
import io.javalin.http.HandlerType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the route that a mistyped path most likely meant. */
final class NearestRoute {
    private static final int LONGEST_PATH = 200;
    private static final int LEAST_TOLERANCE = 3;
    private final List<Route> routes;

    NearestRoute(List<Route> routes) {
        this.routes = routes.stream().filter(route -> route.path().length() > 1).toList();
    }

    /** A route whose path differs in few characters; of several, one of the same method. */
    Optional<Route> to(HandlerType method, String path) {
        if (path.length() > LONGEST_PATH) {
            return Optional.empty();
        }
        int tolerance = Math.max(LEAST_TOLERANCE, path.length() / 5);
        return routes.stream()
                .map(route -> new Candidate(route, distance(route, path)))
                .filter(candidate -> candidate.distance() <= tolerance)
                .min(Comparator.comparingInt(Candidate::distance)
                        .thenComparing(candidate -> !candidate.route().method().equals(method)))
                .map(Candidate::route);
    }

    private record Candidate(Route route, int distance) {}

    private static int distance(Route route, String path) {
        return EditDistance.between(filledIn(route.path(), path), path);
    }

    /** The route's path with the asked path's own values in place of its parameters. */
    private static String filledIn(String template, String path) {
        String[] names = template.split("/", -1);
        String[] values = path.split("/", -1);
        if (names.length != values.length) {
            return template;
        }
        for (int i = 0; i < names.length; i++) {
            names[i] = names[i].startsWith("{") ? values[i] : names[i];
        }
        return String.join("/", names);
    }
}

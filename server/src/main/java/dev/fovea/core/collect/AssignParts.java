package dev.fovea.core.collect;

import dev.fovea.core.port.Likenesses.Link;
import dev.fovea.core.port.Store;
import dev.fovea.model.Dataset;
import dev.fovea.model.Review.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything that resembles some contents, and the parts in which all of it belongs. */
final class AssignParts {
    /** Contents looked at for one block; what a longer chain reaches beyond is decided when its own turn comes. */
    private static final int MOST = 50_000;

    private AssignParts() {}

    /** The parts of these contents and of all that resemble them. */
    static Map<String, Split> of(Store.Session session, Dataset dataset, Collection<String> sha256) {
        Groups reached = new Groups();
        List<Link> links = new ArrayList<>();
        Set<String> frontier = new HashSet<>(sha256);
        frontier.forEach(reached::add);
        while (!frontier.isEmpty() && reached.size() < MOST) {
            List<Link> found = session.likenesses().links(dataset.org(), frontier);
            frontier = new HashSet<>();
            for (Link link : found) {
                if (reached.add(link.like())) {
                    frontier.add(link.like());
                }
            }
            links.addAll(found);
        }
        Collection<String> all = reached.all();
        return Parts.decide(
                dataset.content().split(),
                session.likenesses().firsts(dataset.org(), all),
                links,
                session.likenesses().locks(dataset.org(), all),
                session.datasets().parts(dataset, all));
    }
}

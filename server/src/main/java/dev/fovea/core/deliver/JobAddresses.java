package dev.fovea.core.deliver;

import dev.fovea.core.port.Store.Session;
import dev.fovea.model.Event;
import dev.fovea.model.Job;
import dev.fovea.model.JobId;
import dev.fovea.model.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The {@code webhook_url} of a finished job and of its pattern (contract imggo.md §7), in the words of the key that made the
 * job.
 */
final class JobAddresses implements NamedAddresses {
    private static final Set<String> FINAL = Set.of("job.completed", "job.failed");

    @Override
    public List<Named> of(Session session, Event event) {
        if (!FINAL.contains(event.type())) {
            return List.of();
        }
        return JobId.parse(event.subject())
                .flatMap(id -> session.jobs().find(event.org(), id))
                .map(job -> named(session, job))
                .orElse(List.of());
    }

    private static List<Named> named(Session session, Job job) {
        Optional<String> ofPattern =
                session.patterns().findAlsoDeleted(job.org(), job.pattern()).flatMap(Pattern::webhookUrl);
        return Stream.of(ofPattern, job.webhookUrl())
                .flatMap(Optional::stream)
                .distinct()
                .map(url -> new Named(url, job.vocabulary()))
                .toList();
    }
}

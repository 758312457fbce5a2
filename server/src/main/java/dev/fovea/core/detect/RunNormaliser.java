package dev.fovea.core.detect;

import dev.fovea.model.CoordinateSpace;
import dev.fovea.model.RunContent;
import dev.fovea.model.RunSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns a submitted run into the run that is stored, or says why it cannot be (hub contract,
 * validation). Pure: the same run gives the same outcome, but for a run id that it did not bring.
 */
public final class RunNormaliser {

    private final Supplier<String> newRunId;

    /**
     * Makes a normaliser.
     *
     * @param newRunId makes the id of a run that brings none
     */
    public RunNormaliser(Supplier<String> newRunId) {
        this.newRunId = newRunId;
    }

    /**
     * Checks the schema version, which the contract wants before {@link #normalise} and after the
     * check for a target.
     */
    public static Optional<SchemaProblem> schemaProblem(SubmittedRun run) {
        return SchemaVersion.problem(run.schemaVersion());
    }

    /**
     * Applies the run rules, then the box rules.
     *
     * @param run a run without {@link #schemaProblem}
     * @throws IllegalArgumentException when the run has a schema problem
     */
    public Outcome normalise(SubmittedRun run) {
        schemaProblem(run).ifPresent(problem -> {
            throw new IllegalArgumentException(problem.message());
        });
        Optional<Outcome.BrokenRule> broken = RunRules.firstBroken(run);
        return broken.isPresent() ? broken.get() : normaliseBoxes(run);
    }

    private Outcome normaliseBoxes(SubmittedRun run) {
        TrackNormaliser tracks = new TrackNormaliser(run);
        tracks.normalise();
        String version = orElse(run.schemaVersion(), RunContent.SCHEMA_VERSION);
        RunSource source = source(run.source());
        if (tracks.stored().isEmpty()) {
            return new Outcome.AllInvalid(source.runId(), tracks.rejected(), tracks.warnings(version));
        }
        RunContent content = content(run, source, version, tracks);
        return new Outcome.Accepted(
                content, content.tracks().size(), tracks.boxesStored(), tracks.rejections(), tracks.warnings(version));
    }

    private static RunContent content(SubmittedRun run, RunSource source, String version, TrackNormaliser tracks) {
        return new RunContent(
                orElse(run.task(), RunContent.DETECTION),
                run.displayName(),
                source,
                version,
                CoordinateSpace.of(orElse(run.coordinateSpace(), "")).orElseThrow(),
                tracks.form(),
                run.media(),
                run.categories(),
                tracks.stored());
    }

    private RunSource source(SubmittedSource sent) {
        String runId = orElse(sent.runId(), "");
        return new RunSource(
                RunSource.Kind.of(orElse(sent.kind(), "")).orElse(RunSource.Kind.MODEL),
                orElse(sent.name(), ""),
                orElse(sent.version(), ""),
                runId.isEmpty() ? newRunId.get() : runId,
                sent.inputWidth(),
                sent.inputHeight(),
                sent.scoreThreshold(),
                sent.nmsIou(),
                sent.rotationApplied() == null || sent.rotationApplied());
    }

    private static String orElse(@Nullable String text, String fallback) {
        return text == null || text.isEmpty() ? fallback : text;
    }
}

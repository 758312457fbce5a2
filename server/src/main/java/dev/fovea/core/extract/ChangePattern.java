package dev.fovea.core.extract;

import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.model.OrgId;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternId;
import java.util.function.UnaryOperator;

/** Changes a pattern; another content is another version. Unknown patterns are {@code NotFound(PATTERN)}. */
public final class ChangePattern {

    /** Changes what the function changes; a changed content becomes a new version. */
    public Pattern change(OrgId org, PatternId id, UnaryOperator<PatternDraft> change) {
        throw new UnsupportedOperationException();
    }

    /** Adds a version and makes it current, also when nothing changes. */
    public Answered addVersion(
            OrgId org, PatternId id, UnaryOperator<PatternContent> change, Answering<Pattern> answering) {
        throw new UnsupportedOperationException();
    }

    /** Makes an earlier version current; an unknown one is {@code NotFound(PATTERN)}. */
    public Answered switchTo(OrgId org, PatternId id, int version, Answering<Pattern> answering) {
        throw new UnsupportedOperationException();
    }

    /** Deletes; its queued jobs still finish, its jobs stay readable. */
    public void delete(OrgId org, PatternId id) {
        throw new UnsupportedOperationException();
    }
}

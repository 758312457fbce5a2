package dev.fovea.dialect.imggo;

import dev.fovea.core.access.ApiRight;
import dev.fovea.core.extract.ChangePattern;
import dev.fovea.core.extract.CreatePattern;
import dev.fovea.core.extract.PatternQueries;
import dev.fovea.core.replay.Answering;
import dev.fovea.http.Bodies;
import dev.fovea.model.Caller;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternDraft;
import dev.fovea.model.PatternFilter;
import dev.fovea.model.PatternId;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Patterns and their versions (seed imggo, Patterns; contract imggo.md I1–I5, I11). */
final class PatternDoor {
    /** Room for a schema of 64 KB and metadata of 16 KB, whatever their escapes. */
    static final int BODY_BYTES = 512 * 1024;

    private final ImggoAuth auth;
    private final Repeats repeats;
    private final Endpoints endpoints;
    private final CreatePattern create;
    private final ChangePattern change;
    private final PatternQueries patterns;

    PatternDoor(
            ImggoAuth auth,
            Repeats repeats,
            Endpoints endpoints,
            CreatePattern create,
            ChangePattern change,
            PatternQueries patterns) {
        this.auth = auth;
        this.repeats = repeats;
        this.endpoints = endpoints;
        this.create = create;
        this.change = change;
        this.patterns = patterns;
    }

    void list(Context context) {
        Caller caller = auth.admit(context, ApiRight.PATTERNS_READ);
        Paging paging = Paging.of(context);
        PatternFilter filter = new PatternFilter(
                Query.word(context, "status", ImggoMapping::patternStatus, "active, draft, archived"),
                Query.text(context, "search"));
        var found = patterns.list(caller.org(), filter, paging.offset(), paging.limit());
        ImggoWire.send(context, 200, ImggoWire.success(ImggoWire.page("patterns", found, paging, PatternViews::item)));
    }

    void create(Context context) {
        Caller caller = auth.admit(context, ApiRight.PATTERNS_WRITE);
        repeats.run(context, caller, "POST /api/patterns", BODY_BYTES, body -> {
            PatternDraft draft =
                    PatternBody.draft(ImggoFields.body(body.stream().readAllBytes()));
            return create.create(
                    new CreatePattern.Command(caller.org(), draft),
                    new Answering<>(
                            body.key(),
                            pattern -> ImggoWire.answer(
                                    201,
                                    ImggoWire.success(
                                            PatternViews.created(pattern, endpoints.ingest(context, pattern.id()))))));
        });
    }

    void get(Context context) {
        Caller caller = auth.admit(context, ApiRight.PATTERNS_READ);
        Pattern pattern = patterns.get(caller.org(), idOf(context));
        String endpoint = endpoints.ingest(context, pattern.id());
        ImggoWire.send(context, 200, ImggoWire.success(PatternViews.whole(pattern, endpoint)));
    }

    void change(Context context) {
        Caller caller = auth.admit(context, ApiRight.PATTERNS_WRITE);
        PatternId id = patterns.get(caller.org(), idOf(context)).id();
        UnaryOperator<PatternDraft> wanted = PatternBody.change(ImggoFields.body(Bodies.read(context, BODY_BYTES)));
        Pattern pattern = change.change(caller.org(), id, wanted);
        ImggoWire.send(context, 200, ImggoWire.success(PatternViews.changed(pattern)));
    }

    void delete(Context context) {
        Caller caller = auth.admit(context, ApiRight.PATTERNS_DELETE);
        change.delete(caller.org(), idOf(context));
        ImggoWire.send(context, 200, ImggoWire.done("Pattern deleted successfully"));
    }

    /** Matched exactly, so that any text is an id that may be unknown. */
    static PatternId idOf(Context context) {
        return new PatternId(context.pathParam("id"));
    }

    /** The id of a filter. */
    static Optional<PatternId> idIn(Context context, String name) {
        return Query.text(context, name).map(PatternId::new);
    }
}

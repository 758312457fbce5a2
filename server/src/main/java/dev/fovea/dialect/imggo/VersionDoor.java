package dev.fovea.dialect.imggo;

import dev.fovea.core.access.ApiRight;
import dev.fovea.core.extract.ChangePattern;
import dev.fovea.core.extract.PatternQueries;
import dev.fovea.core.replay.Answering;
import dev.fovea.model.Caller;
import dev.fovea.model.Pattern;
import dev.fovea.model.PatternContent;
import dev.fovea.model.Value;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Versions of a pattern's content (contract imggo.md I11). */
final class VersionDoor {
    private static final int LAST_VERSION = 1_000_000_000;

    private final ImggoAuth auth;
    private final Repeats repeats;
    private final Endpoints endpoints;
    private final ChangePattern change;
    private final PatternQueries patterns;

    VersionDoor(ImggoAuth auth, Repeats repeats, Endpoints endpoints, ChangePattern change, PatternQueries patterns) {
        this.auth = auth;
        this.repeats = repeats;
        this.endpoints = endpoints;
        this.change = change;
        this.patterns = patterns;
    }

    void list(Context context) {
        Caller caller = auth.admit(context, ApiRight.PATTERNS_READ);
        Pattern pattern = patterns.get(caller.org(), PatternDoor.idOf(context));
        Value versions = new Value.Items(patterns.versions(caller.org(), pattern.id()).stream()
                .<Value>map(version -> PatternViews.version(pattern.id(), version, pattern.version()))
                .toList());
        ImggoWire.send(
                context,
                200,
                ImggoWire.success(Shape.object().value("versions", versions).done()));
    }

    void add(Context context) {
        Caller caller = auth.admit(context, ApiRight.PATTERNS_WRITE);
        Pattern pattern = patterns.get(caller.org(), PatternDoor.idOf(context));
        String endpoint = endpoints.ingest(context, pattern.id());
        repeats.run(context, caller, route(pattern, ""), PatternDoor.BODY_BYTES, body -> {
            UnaryOperator<PatternContent> content =
                    PatternBody.content(ImggoFields.body(body.stream().readAllBytes()));
            return change.addVersion(
                    caller.org(),
                    pattern.id(),
                    content,
                    new Answering<>(
                            body.key(),
                            changed -> ImggoWire.answer(
                                    201, ImggoWire.success(PatternViews.newVersion(changed, endpoint)))));
        });
    }

    void switchTo(Context context) {
        Caller caller = auth.admit(context, ApiRight.PATTERNS_WRITE);
        Pattern pattern = patterns.get(caller.org(), PatternDoor.idOf(context));
        repeats.run(context, caller, route(pattern, "/switch"), PatternDoor.BODY_BYTES, body -> {
            int version = version(ImggoFields.body(body.stream().readAllBytes()));
            return change.switchTo(
                    caller.org(),
                    pattern.id(),
                    version,
                    new Answering<>(
                            body.key(),
                            changed -> ImggoWire.answer(200, ImggoWire.success(PatternViews.changed(changed)))));
        });
    }

    private static String route(Pattern pattern, String end) {
        return "POST /api/patterns/" + pattern.id().text() + "/versions" + end;
    }

    private static int version(ImggoFields fields) {
        Value version = fields.value("version").orElseThrow(() -> Refusals.missing("version"));
        Optional<Integer> number = switch (version) {
            case Value.Text(String text) -> versionOf(text);
            case Value.Num(var written) -> Paging.whole(written.toString(), 1, LAST_VERSION);
            default -> Optional.empty();
        };
        return number.orElseThrow(() -> Refusals.parameter("version", "must be a version such as 2 or v2"));
    }

    /** A version as people write it: {@code v2} or {@code 2}. */
    static Optional<Integer> versionOf(String text) {
        return Paging.whole(text.startsWith("v") ? text.substring(1) : text, 1, LAST_VERSION);
    }
}

package dev.fovea.dialect.fovea;

import dev.fovea.core.detect.RunComparison;
import dev.fovea.core.detect.RunComparison.Compared;
import dev.fovea.core.detect.RunQueries;
import dev.fovea.http.CpuPool;
import dev.fovea.http.Json;
import dev.fovea.http.MemoryBudget;
import dev.fovea.model.Media;
import dev.fovea.model.RunLayer;
import dev.fovea.model.Track;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Detection runs as the layers of a recording: in short, with their tracks, and one against another (docs/api/recordings.md). */
final class RunDoor {
    static final String PATH = RecordingDoor.PATH + "/{id}/runs";

    /** Memory of a stored box while its run is read: the packed value and the columns. */
    private static final int BOX_BYTES = 128;

    private static final double USUAL_OVERLAP = 0.5;

    private final FoveaAuth auth;
    private final RunQueries runs;
    private final Lookup lookup;
    private final CpuPool cpu;
    private final MemoryBudget memory;

    RunDoor(FoveaAuth auth, RunQueries runs, Lookup lookup, CpuPool cpu, MemoryBudget memory) {
        this.auth = auth;
        this.runs = runs;
        this.lookup = lookup;
        this.cpu = cpu;
        this.memory = memory;
    }

    void list(Context context) {
        Media recording = recording(context);
        Paging paging = Paging.of(context);
        Paging.answer(context, paging.of(runs.layers(recording).reversed(), RunLayer::number), RunView::layer);
    }

    private Media recording(Context context) {
        return lookup.recording(auth.reader(context).org(), context.pathParam("id"));
    }

    void get(Context context) {
        Media recording = recording(context);
        RunLayer layer = runs.layer(recording, context.pathParam("run"));
        Json.answer(context, 200, RunView.layer(layer, runs.rejected(recording, layer)));
    }

    void tracks(Context context) throws Exception {
        Media recording = recording(context);
        TrackQuery query = TrackQuery.of(context);
        Paging paging = Paging.of(context);
        RunLayer layer = runs.layer(recording, context.pathParam("run"));
        try (MemoryBudget.Share _ = memory.acquire(layer.boxes() * BOX_BYTES)) {
            List<Track> tracks = cpu.call(() -> runs.tracks(recording, layer));
            int first = (int) Math.min(paging.before().orElse(0), tracks.size());
            TrackWriter.answer(context, tracks, query, first, paging.limit());
        }
    }

    void compare(Context context) throws Exception {
        Media recording = recording(context);
        Paging paging = Paging.of(context);
        RunComparison.Rules rules = new RunComparison.Rules(overlap(context), sameLabel(context));
        RunLayer a = runs.layer(recording, named(context, "a"));
        RunLayer b = runs.layer(recording, named(context, "b"));
        OptionalLong from = paging.before().isPresent() ? paging.before() : TrackQuery.frame(context, "from_frame");
        try (MemoryBudget.Share _ = memory.acquire((a.boxes() + b.boxes()) * BOX_BYTES)) {
            Compared compared = cpu.call(() -> compare(recording, a, b, rules, from, paging.limit()));
            Json.answer(context, 200, view(a, b, rules, compared, from.isEmpty()));
        }
    }

    private Compared compare(
            Media recording, RunLayer a, RunLayer b, RunComparison.Rules rules, OptionalLong from, int limit) {
        List<Track> left = runs.tracks(recording, a);
        List<Track> right = runs.tracks(recording, b);
        return from.isPresent()
                ? RunComparison.differences(left, right, rules, from.getAsLong(), limit)
                : RunComparison.compare(left, right, rules, limit);
    }

    private static Map<String, Object> view(
            RunLayer a, RunLayer b, RunComparison.Rules rules, Compared compared, boolean whole) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("a", RunView.layer(a));
        view.put("b", RunView.layer(b));
        view.put("iou", rules.overlap());
        view.put("label", rules.sameLabel() ? "match" : "ignore");
        view.put("summary", whole ? ComparisonView.summary(compared.summary()) : null);
        view.put(
                "items",
                compared.differences().stream().map(ComparisonView::difference).toList());
        view.put(
                "next_cursor",
                compared.next().isPresent() ? Long.toString(compared.next().getAsLong()) : null);
        return view;
    }

    private static String named(Context context, String name) {
        String run = context.queryParam(name);
        if (run == null || run.isEmpty()) {
            throw CalendarQuery.invalid(name, name + " must be the id of a run of this recording");
        }
        return run;
    }

    private static double overlap(Context context) {
        String text = context.queryParam("iou");
        if (text == null) {
            return USUAL_OVERLAP;
        }
        double overlap = text.matches("[0-9]{0,3}\\.?[0-9]{1,10}") ? Double.parseDouble(text) : 0;
        if (overlap <= 0 || overlap > 1) {
            throw CalendarQuery.invalid("iou", "iou must be a number above 0 and at most 1");
        }
        return overlap;
    }

    private static boolean sameLabel(Context context) {
        String text = context.queryParam("label");
        if (text != null && !text.equals("match") && !text.equals("ignore")) {
            throw CalendarQuery.invalid("label", "label must be match or ignore");
        }
        return !"ignore".equals(text);
    }
}

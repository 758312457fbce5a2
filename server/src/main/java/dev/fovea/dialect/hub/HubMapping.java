package dev.fovea.dialect.hub;

import dev.fovea.core.detect.Outcome;
import dev.fovea.core.detect.SubmitRun;
import dev.fovea.model.RejectedBox;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Between what became of a run and what the seed shows; bodies of success are bare (contracts, decision 1). */
final class HubMapping {
    private HubMapping() {}

    /** New 201, replaced 200, anything rejected 207 (hub.md §6). */
    static int status(Outcome.Accepted accepted, SubmitRun.Submitted submitted) {
        if (!accepted.rejected().isEmpty()) {
            return 207;
        }
        return submitted.created() ? 201 : 200;
    }

    static Map<String, Object> stored(Outcome.Accepted accepted) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("runId", accepted.run().source().runId());
        body.put("tracksStored", accepted.tracksStored());
        body.put("boxesStored", accepted.boxesStored());
        body.put("rejected", rejected(accepted.rejected()));
        body.put("warnings", accepted.warnings());
        return body;
    }

    /** Nothing was stored; the report is sent all the same, at top level and in {@code data} (hub.md §6). */
    static Map<String, Object> allInvalid(Context context, Outcome.AllInvalid all) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("runId", all.runId());
        report.put("rejected", rejected(all.rejected()));
        report.put("warnings", all.warnings());
        Map<String, Object> body =
                HubErrors.envelope(context, 400, HubErrors.ALL_INVALID, "Every box of the run is invalid", Map.of());
        body.putAll(report);
        body.put("data", report);
        return body;
    }

    static Map<String, Object> deleted(String runId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("runId", runId);
        body.put("deleted", true);
        return body;
    }

    private static List<Map<String, Object>> rejected(List<RejectedBox> boxes) {
        return boxes.stream().map(HubMapping::rejected).toList();
    }

    private static Map<String, Object> rejected(RejectedBox box) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("trackId", box.trackId());
        item.put("frame", box.frame());
        item.put("reason", box.reason().word());
        return item;
    }
}

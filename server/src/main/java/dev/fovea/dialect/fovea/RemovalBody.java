package dev.fovea.dialect.fovea;

import dev.fovea.model.MediaId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Body of {@code POST /v1/images/delete}.
 *
 * @param ids of the media to delete; empty when a filter says it
 * @param query the filter
 * @param confirm how many media the caller expects to go by the filter
 * @param dryRun whether to tell only what would go
 * @param reason for the audit log; empty when none is given
 * @param force whether also what is kept goes
 */
record RemovalBody(
        List<MediaId> ids, Optional<String> query, OptionalLong confirm, boolean dryRun, String reason, boolean force) {
    private static final int MOST_IDS = 1000;

    RemovalBody {
        ids = List.copyOf(ids);
    }

    static RemovalBody parse(byte[] body) {
        FoveaFields fields = FoveaFields.body(body);
        fields.refuseOthers(Set.of("ids", "q", "confirm", "dry_run", "reason", "force"));
        Optional<String> query = fields.text("q");
        if (query.isPresent() == fields.has("ids")) {
            fields.problem("value_error", "ids", "or q must be there, and not both");
        }
        RemovalBody removal = new RemovalBody(
                query.isPresent() ? List.of() : ids(fields),
                query,
                fields.count("confirm"),
                fields.flag("dry_run").orElse(false),
                KeepBody.reason(fields),
                fields.flag("force").orElse(false));
        fields.check();
        return removal;
    }

    private static List<MediaId> ids(FoveaFields fields) {
        Set<String> texts = fields.texts("ids");
        if (texts.isEmpty() || texts.size() > MOST_IDS) {
            fields.problem("value_error", "ids", "must name 1 to " + MOST_IDS + " images");
        }
        texts.stream()
                .filter(text -> MediaId.parse(text).isEmpty())
                .findFirst()
                .ifPresent(text -> fields.problem("value_error", "ids", "has '" + text + "', which is no img_<uuid>"));
        return texts.stream().map(MediaId::parse).flatMap(Optional::stream).toList();
    }
}

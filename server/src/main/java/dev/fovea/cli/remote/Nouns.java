package dev.fovea.cli.remote;

import static dev.fovea.cli.remote.Parameter.argument;
import static dev.fovea.cli.remote.Parameter.flag;
import static dev.fovea.cli.remote.Parameter.json;
import static dev.fovea.cli.remote.Parameter.list;
import static dev.fovea.cli.remote.Parameter.number;
import static dev.fovea.cli.remote.Parameter.text;

import dev.fovea.cli.output.Columns;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that can be said about what a server holds: nouns, then verbs. Read top to bottom, it is the whole command line. */
final class Nouns {
    private static final Parameter FILTER =
            text("--filter", "q", "EXPR", "Only these, e.g. 'label:truck conf:>0.8 last:24h' (docs/api/search.md).");
    private static final Parameter REASON = text("--reason", "reason", "TEXT", "Why, for the audit log.");
    private static final Parameter FORCE = text("--force", "force", "true|false", "Also what is kept; needs admin.");
    private static final Parameter SOURCE = text("--source", "source", "ID", "Only of this device or sensor.");

    private Nouns() {}

    /**
     * What a verb is about.
     *
     * @param routes verbs that are one route each
     * @param commands verbs that do more
     */
    record Noun(
            String name, String description, List<Route> routes, List<Function<Surroundings, ApiCommand>> commands) {
        private static Noun of(String name, String description, Route... routes) {
            return new Noun(name, description, List.of(routes), List.of());
        }

        private Noun and(List<Function<Surroundings, ApiCommand>> more) {
            return new Noun(name, description, routes, more);
        }
    }

    static List<Noun> all() {
        return Stream.of(
                        images(),
                        detections(),
                        recordings(),
                        devices(),
                        batches(),
                        patterns(),
                        jobs(),
                        webhooks(),
                        keys(),
                        users(),
                        organisations())
                .toList();
    }

    private static Noun images() {
        return Noun.of(
                        "images",
                        "Pictures that were sent or announced.",
                        Route.list(
                                        "List images, newest first.",
                                        "/v1/images",
                                        Columns.of("id", "captured_at", "source", "filename", "width", "height")
                                                .wide("received_at", "dialect", "batch", "size", "sha256", "media_key"))
                                .with(FILTER, SOURCE, text("--batch", "batch", "ID", "Only of this batch.")),
                        Route.get("Show an image with its detections.", "/v1/images/{image}"),
                        Route.remove("delete", "Delete images with their runs and bytes.", "/v1/images/{image}")
                                .with(REASON, FORCE),
                        Route.change("keep", "Keep images whatever retention says.", "PUT", "/v1/images/{image}/keep")
                                .with(text("--reason", "reason", "TEXT", "Why."))
                                .optional(),
                        Route.remove("unkeep", "Let images go their way again.", "/v1/images/{image}/keep"))
                .and(List.of(UploadCommand::new, DownloadCommand::new, OpenCommand::new, DuplicatesCommand::new));
    }

    private static Noun detections() {
        return Noun.of(
                        "detections",
                        "Detection runs: what one model saw on one recording.",
                        Route.list(
                                        "List the runs of a recording, oldest first.",
                                        "/detections",
                                        Columns.of("source.runId", "source.name", "source.version", "createdAt")
                                                .wide("key", "task", "coordinateSpace"))
                                .within("/runs")
                                .with(text("--media", "mediaKey", "KEY", "The recording or image.")
                                        .needed()),
                        Route.get("Show a run.", "/detections/{run}")
                                .with(text("--media", "mediaKey", "KEY", "The recording, of several.")),
                        Route.remove("delete", "Remove a run.", "/detections/{run}"))
                .and(List.of(PushCommand::new));
    }

    private static Noun recordings() {
        return Noun.of(
                "recordings",
                "Recordings that detection runs can name.",
                Route.list(
                                "List recordings, newest first.",
                                "/v1/recordings",
                                Columns.of("id", "media_key", "started_at", "width", "height", "fps")
                                        .wide("analysis_id", "kind", "source", "frame_count", "ended_at", "created_at"))
                        .with(
                                text("--device", "device", "ID", "Only of this camera."),
                                text("--day", "day", "DATE", "Only of this day, 2026-11-24.")),
                Route.get("Show a recording with its runs in short.", "/v1/recordings/{recording}"),
                Route.list(
                                "List the runs of a recording as layers, the latest first.",
                                "/v1/recordings/{recording}/runs",
                                Columns.of("run_id", "producer", "created_at", "tracks", "boxes"))
                        .named("runs"),
                Route.remove("delete", "Delete recordings with their runs.", "/v1/recordings/{recording}")
                        .with(REASON, FORCE),
                Route.change("add", "Make a recording known, or add to what is known of it.", "POST", "/v1/recordings")
                        .with(
                                argument("media_key", "KEY", "The recording's key, which runs name as mediaKey."),
                                text("--device", "device_key", "ID", "Camera that made it."),
                                number("--width", "width", "PIXELS", "Width of a frame."),
                                number("--height", "height", "PIXELS", "Height of a frame."),
                                number("--fps", "fps", "N", "Frames a second."),
                                number("--frames", "frame_count", "N", "Number of frames."),
                                text("--start", "started_at", "TIME", "When it began, ISO 8601.")));
    }

    private static Noun devices() {
        return Noun.of(
                        "devices",
                        "Edge devices, sensors and cameras, and their keys.",
                        Route.list(
                                        "List what sends, newest first.",
                                        "/v1/devices",
                                        Columns.of("device_id", "name", "kind", "status", "last_seen_at")
                                                .wide("id", "key_prefix", "created_at"))
                                .with(text("--status", "status", "STATE", "Only in this state, e.g. pending.")),
                        Route.get("Show a device.", "/v1/devices/{device}"),
                        Route.change("add", "Add a device; its key is shown once.", "POST", "/v1/devices")
                                .known("device_id")
                                .with(
                                        argument("device_id", "DEVICE", "Id that it gives itself."),
                                        text("--name", "name", "NAME", "What to call it.")),
                        Route.change(
                                        "token",
                                        "Make a token with which devices enrol: fovea devices enrol --token TOKEN.",
                                        "POST",
                                        "/v1/provisioning-tokens")
                                .known("token")
                                .with(
                                        argument("name", "NAME", "What to call it."),
                                        number("--days", "expires_in_days", "N", "How long it is good."),
                                        flag("--single-use", "single_use", "Whether it is good for one device only.")),
                        Route.change("approve", "Let a device in that waits.", "POST", "/v1/devices/{device}/approve")
                                .known("device_id"),
                        Route.change(
                                        "rotate-key",
                                        "Give a device a new key, shown once.",
                                        "POST",
                                        "/v1/devices/{device}/rotate-key")
                                .with(number(
                                        "--overlap", "overlap_seconds", "SECONDS", "How long the old key still works."))
                                .optional()
                                .asking(),
                        Route.remove("rm", "Take a device away; what it sent stays.", "/v1/devices/{device}"))
                .and(List.of(EnrolCommand::new));
    }

    private static Noun users() {
        Parameter[] members = {
            text("--username", "username", "NAME", "Name to sign in with."),
            text("--email", "email", "ADDRESS", "E-mail to sign in with."),
            text("--role", "role", "ROLE", "viewer, labeller, editor or admin."),
            flag("--active", "active", "Whether the user may sign in.")
        };
        return Noun.of(
                "users",
                "People who sign in.",
                Route.list(
                        "List users, newest first.",
                        "/v1/users",
                        Columns.of("id", "username", "email", "role", "active").wide("created_at")),
                Route.get("Show a user.", "/v1/users/{user}"),
                Route.change("create", "Add a user; the password is random and shown once.", "POST", "/v1/users")
                        .with(members[0].needed(), members[1].needed(), members[2]),
                Route.change("update", "Change a user.", "PATCH", "/v1/users/{user}")
                        .with(members),
                Route.change(
                                "reset-password",
                                "Give a user a random password, shown once.",
                                "POST",
                                "/v1/users/{user}/password")
                        .asking(),
                Route.remove("rm", "Switch a user off.", "/v1/users/{user}"));
    }

    private static Noun batches() {
        return Noun.of(
                "batches",
                "Batches that the images of a device gather in.",
                Route.list(
                        "List batches, newest first.",
                        "/v1/batches",
                        Columns.of("id", "name", "source", "status", "image_count", "opened_at")
                                .wide("number", "stage", "last_image_at", "closed_at", "close_reason")),
                Route.get("Show a batch.", "/v1/batches/{batch}"),
                Route.change("close", "Close a batch that still collects.", "PATCH", "/api/data/batches/{batch}")
                        .saying("status", "complete")
                        .inside("/data", "uid"));
    }

    private static Noun patterns() {
        Parameter[] members = {
            text("--name", "name", "NAME", "What to call it."),
            text("--instructions", "instructions", "TEXT", "What to read, in words."),
            json("--schema", "schema", "JSON", "Fields to read: JSON or @FILE."),
            text("--format", "output_format", "FORMAT", "json, csv, xml, yaml or text."),
            text("--mode", "mode", "MODE", "sync, async or auto: whether a call waits for its job.")
        };
        return Noun.of(
                        "patterns",
                        "Patterns: what to read from a picture.",
                        Route.list(
                                        "List patterns, newest first.",
                                        "/api/patterns",
                                        Columns.of("pattern_id", "name", "output_format", "status", "created_at"))
                                .paged("/data/patterns")
                                .with(text("--search", "search", "TEXT", "Only with this in the name.")),
                        Route.get("Show a pattern with its statistics.", "/api/patterns/{pattern}")
                                .inside("/data", "pattern_id"),
                        Route.change("create", "Make a pattern.", "POST", "/api/patterns")
                                .inside("/data", "pattern_id")
                                .with(members),
                        Route.change(
                                        "update",
                                        "Change a pattern; jobs keep the version they began with.",
                                        "PATCH",
                                        "/api/patterns/{pattern}")
                                .inside("/data", "pattern_id")
                                .with(members),
                        Route.remove("rm", "Delete a pattern.", "/api/patterns/{pattern}"))
                .and(List.of(TryCommand::new));
    }

    private static Noun jobs() {
        return Noun.of(
                        "jobs",
                        "Extraction jobs.",
                        Route.list(
                                        "List jobs, newest first.",
                                        "/api/jobs",
                                        Columns.of("job_id", "pattern_id", "status", "created_at", "completed_at"))
                                .paged("/data/jobs")
                                .with(
                                        text("--status", "status", "STATE", "queued, processing, completed or failed."),
                                        text("--pattern", "pattern_id", "ID", "Only of this pattern.")),
                        Route.get("Show a job with its fields, their confidence and place.", "/v1/jobs/{job}"),
                        Route.change("cancel", "Cancel a job that has not ended.", "POST", "/v1/jobs/{job}/cancel"))
                .and(List.of(WaitCommand::new, RetryCommand::new));
    }

    private static Noun webhooks() {
        Parameter[] members = {
            text("--url", "url", "URL", "Address that is told."),
            list(
                    "--events",
                    "events",
                    "NAMES",
                    "Events it hears of, comma-separated; * for all (default: ends of jobs)."),
            flag("--active", "active", "Whether it is told at all.")
        };
        return Noun.of(
                        "webhooks",
                        "Addresses that are told of events.",
                        Route.list(
                                "List webhooks, newest first.",
                                "/v1/webhooks",
                                Columns.of("id", "url", "active", "events")
                                        .wide(
                                                "kind",
                                                "vocabulary",
                                                "signature_format",
                                                "failing_since",
                                                "disabled_at")),
                        Route.get("Show a webhook.", "/v1/webhooks/{webhook}"),
                        Route.change(
                                        "create",
                                        "Have an address told; the secret is shown once.",
                                        "POST",
                                        "/v1/webhooks")
                                .with(members),
                        Route.change("update", "Change a webhook.", "PATCH", "/v1/webhooks/{webhook}")
                                .with(members),
                        Route.remove("rm", "Remove a webhook with its deliveries.", "/v1/webhooks/{webhook}"),
                        Route.change("test", "Send a made-up event.", "POST", "/v1/webhooks/{webhook}/test"),
                        Route.list(
                                        "List what was sent to a webhook, newest first.",
                                        "/v1/webhooks/{webhook}/deliveries",
                                        Columns.of("id", "event", "subject", "state", "attempts", "created_at")
                                                .wide("event_id", "next_attempt_at", "finished_at", "url"))
                                .named("deliveries")
                                .with(text("--state", "state", "STATE", "Only in this state, e.g. failed.")),
                        Route.change(
                                        "replay",
                                        "Send finished deliveries of a webhook again.",
                                        "POST",
                                        "/v1/webhooks/{webhook}/redeliver")
                                .with(
                                        text("--state", "state", "STATE", "Only those: delivered or failed."),
                                        text("--from", "from", "TIME", "Only those made since."),
                                        text("--until", "until", "TIME", "Only those made before."))
                                .saying("state", "failed"))
                .and(List.of(VerifyCommand::new));
    }

    private static Noun keys() {
        return Noun.of(
                "keys",
                "Keys of programs and devices; a secret is shown once.",
                Route.list(
                        "List keys, newest first, without their secrets.",
                        "/v1/keys",
                        Columns.of("id", "dialect", "name", "prefix", "last_used_at", "revoked_at")
                                .wide("device_id", "scopes", "created_at", "expires_at")),
                Route.change("create", "Make a key; its secret is shown once.", "POST", "/v1/keys")
                        .known("secret")
                        .with(
                                text("--dialect", "dialect", "API", "genlogs, acusight, imggo or hub.")
                                        .needed(),
                                text("--name", "name", "NAME", "What to call it."),
                                text("--device", "device_id", "ID", "acusight: the device; its old keys end."),
                                list("--scope", "scopes", "SCOPES", "Limit it to these, comma-separated."),
                                text("--vocabulary", "vocabulary", "WORDS", "imggo: documented or deployed."),
                                text("--expires", "expires_at", "TIME", "When it ends, ISO 8601.")),
                Route.remove("revoke", "End a key at once.", "/v1/keys/{key}"));
    }

    private static Noun organisations() {
        return Noun.of(
                "orgs",
                "Organisations: tenants that never see each other.",
                Route.list("List organisations.", "/v1/organisations", Columns.of("id", "name", "created_at")),
                Route.change("create", "Make an organisation; its secrets are shown once.", "POST", "/v1/organisations")
                        .with(argument("name", "NAME", "Name, unique on the server.")));
    }
}

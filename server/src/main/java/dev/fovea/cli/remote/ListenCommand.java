package dev.fovea.cli.remote;

import dev.fovea.cli.client.Answer;
import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Body;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.Endpoint;
import dev.fovea.cli.client.ExitCode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Shows events as they happen and posts them to a program on this machine, signed like a webhook. */
@Command(
        name = "listen",
        description = {
            "Show events as they happen; with --forward-to each is posted there, signed as a webhook would be.",
            "So a receiver can be written on a machine that the server cannot reach. Ends with Ctrl+C (130)."
        })
final class ListenCommand extends ApiCommand {
    private static final int SECRET_BYTES = 32;
    private static final int WAIT_SECONDS = 20;

    @Option(names = "--forward-to", paramLabel = "URL", description = "Where to post each event.")
    private @Nullable String target;

    @Option(
            names = "--events",
            paramLabel = "NAMES",
            split = ",",
            description = "Only these, e.g. job.completed,image.* (default: all).")
    private List<String> events = new ArrayList<>();

    @Option(
            names = "--after",
            paramLabel = "NUMBER",
            description = "Begin behind this event; 0: with the first (default: now).")
    private String after = "latest";

    @Option(names = "--count", paramLabel = "N", description = "End after so many events.")
    private long most = Long.MAX_VALUE;

    @Option(names = "--secret", paramLabel = "SECRET", description = "Key of the signatures (default: a new one).")
    private @Nullable String secret;

    @Option(names = "--print-secret", description = "Print the key of the signatures first.")
    private boolean printSecret;

    private final Clock clock = Clock.systemUTC();

    ListenCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        String key = Optional.ofNullable(secret).orElseGet(ListenCommand::newSecret);
        if (printSecret) {
            out().println(key);
            out().flush();
        }
        remark("listening to " + client.endpoint().server()
                + Optional.ofNullable(target)
                        .map(url -> ", forwarding to " + Endpoint.address(url))
                        .orElse(""));
        String position = after;
        long heard = 0;
        while (true) {
            JsonNode portion = client.json(Call.get("/v1/events", query(position)));
            for (JsonNode event : portion.path("items")) {
                hear(client, event, key);
                heard++;
                if (heard >= most) {
                    return ExitCode.SUCCESS;
                }
            }
            position = portion.path("next_after").asString(position);
        }
    }

    private Map<String, String> query(String position) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("after", position);
        query.put("types", String.join(",", events));
        query.put("wait", Integer.toString(WAIT_SECONDS));
        return query;
    }

    private void hear(ApiClient client, JsonNode event, String key) {
        String told = target == null ? "" : "  " + forward(client, event, key, target);
        out().println(
                        tellsJson()
                                ? event.toString()
                                : event.path("timestamp").asString("") + "  "
                                        + event.path("event").asString("") + "  "
                                        + event.path("subject").asString("") + told);
        out().flush();
    }

    /** The headers of docs/dialects/fovea.md, Webhooks. */
    private String forward(ApiClient client, JsonNode event, String key, String url) {
        byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
        String id = UUID.nameUUIDFromBytes(body).toString();
        String seconds = Long.toString(clock.instant().getEpochSecond());
        Call call = Call.of("POST", "", Body.bytes("application/json", body))
                .with("Content-Type", "application/json")
                .with("User-Agent", "ImgGo-Webhook/1.0")
                .with("X-ImgGo-Event", event.path("event").asString(""))
                .with("X-ImgGo-Delivery", id)
                .with("X-ImgGo-Timestamp", seconds)
                .with("X-ImgGo-Signature", WebhookSignature.hex(key, body))
                .with("X-ImgGo-Signature-256", "sha256=" + WebhookSignature.hex(key, body))
                .with("webhook-id", id)
                .with("webhook-timestamp", seconds)
                .with("webhook-signature", WebhookSignature.standard(key, id, seconds, body));
        return client.elsewhere(Endpoint.address(url), call)
                .map(Answer::status)
                .map(status -> "→ " + status)
                .orElse("→ no answer");
    }

    private static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package dev.fovea.cli.remote;

import dev.fovea.cli.client.Answer;
import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Body;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls any route and prints the bytes of the answer. */
@Command(
        name = "api",
        description = {
            "Call a route and print its answer as it is. A refusal is printed too, and its exit code is that of its status.",
            "-f sends query parameters with GET and a JSON body otherwise."
        })
final class RawCommand extends ApiCommand {
    private static final JsonMapper JSON = new JsonMapper();

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, …")
    private String method = "";

    @Parameters(index = "1", paramLabel = "PATH", description = "Such as /v1/images.")
    private String path = "";

    @Option(
            names = {"-f", "--field"},
            paramLabel = "NAME=VALUE",
            description = "A parameter or member; a value that is JSON is sent as such.")
    private Map<String, String> fields = new LinkedHashMap<>();

    @Option(
            names = {"-H", "--header"},
            paramLabel = "NAME:VALUE",
            description = "A header more.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--input", paramLabel = "FILE", description = "The body, or - for the input.")
    private @Nullable String input;

    @Option(names = "--paginate", description = "All pages of a list, one item a line.")
    private boolean paginate;

    RawCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Call call = wanted();
        if (paginate) {
            return pages(client, call);
        }
        Answer answer = client.sendWhateverComes(call);
        PrintStream raw = around.out();
        raw.writeBytes(answer.bytes());
        if (around.terminal().out() && !answer.text().endsWith("\n")) {
            raw.println();
        }
        raw.flush();
        return answer.status() < 400 ? ExitCode.SUCCESS : ExitCode.ofStatus(answer.status());
    }

    private ExitCode pages(ApiClient client, Call first) {
        Call next = first;
        while (true) {
            JsonNode page = client.json(next);
            page.path("items").forEach(item -> out().println(item));
            out().flush();
            String cursor = page.path("next_cursor").asString("");
            if (cursor.isEmpty()) {
                return ExitCode.SUCCESS;
            }
            next = Call.get(first.path(), Map.of("cursor", cursor));
        }
    }

    private Call wanted() {
        if (!path.startsWith("/")) {
            throw new Failure(ExitCode.USAGE, "a path begins with /");
        }
        String verb = method.toUpperCase(Locale.ROOT);
        Call call = verb.equals("GET") ? Call.get(path, fields) : Call.of(verb, path, body());
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new Failure(ExitCode.USAGE, "a header is NAME:VALUE");
            }
            call = call.with(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return call;
    }

    private Body body() {
        if (input != null) {
            return Body.bytes("application/json", Inputs.bytes(input, around));
        }
        if (fields.isEmpty()) {
            return Body.NONE;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        fields.forEach((name, text) -> members.put(name, value(text)));
        return Body.json(members);
    }

    private static Object value(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            return text;
        }
    }
}

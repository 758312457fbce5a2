package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.output.Columns;
import dev.fovea.cli.output.Printer;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds images whose bytes or looks another image has. */
@Command(
        name = "duplicates",
        description = "List images that have the bytes of a newer one, or look like an earlier one of their batch.")
final class DuplicatesCommand extends ApiCommand {
    private static final Columns COLUMNS = Columns.of("id", "same_as", "why", "source", "filename");

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many of the newest images to look at (default: 1000).")
    private long limit = 1000;

    @Option(names = "--source", paramLabel = "ID", description = "Only of this device or sensor.")
    private String source = "";

    DuplicatesCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        Printer printer = printer(COLUMNS);
        Map<String, String> seen = new HashMap<>();
        Listing.Extent extent = new Listing(
                        client, Route.list("", "/v1/images", COLUMNS), "/v1/images", Map.of("source", source))
                .each(limit, image -> look(image, seen, printer));
        printer.end();
        remark("looked at " + extent.shown() + " images" + (extent.more() ? ", there are more: --limit N" : ""));
        return ExitCode.SUCCESS;
    }

    private static void look(JsonNode image, Map<String, String> seen, Printer printer) {
        String id = image.path("id").asString("");
        String bytes = image.path("sha256").asString("");
        String newer = bytes.isEmpty() ? null : seen.putIfAbsent(bytes, id);
        if (newer != null) {
            print(image, newer, "same bytes", printer);
        } else if (!image.path("similar_to").asString("").isEmpty()) {
            print(image, image.path("similar_to").asString(""), "looks alike", printer);
        }
    }

    private static void print(JsonNode image, String other, String why, Printer printer) {
        ObjectNode row = ((ObjectNode) image).deepCopy();
        row.put("same_as", other);
        row.put("why", why);
        printer.row(row);
    }
}

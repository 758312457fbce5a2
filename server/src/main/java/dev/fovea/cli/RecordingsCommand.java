package dev.fovea.cli;

import dev.fovea.app.Administration;
import dev.fovea.app.FoveaStartException;
import dev.fovea.core.access.CreateOrganisation;
import dev.fovea.model.Frame;
import dev.fovea.model.Media;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recordings whose file is kept elsewhere. */
@Command(
        name = "recordings",
        mixinStandardHelpOptions = true,
        description = "Recordings that detection runs can name.",
        subcommands = RecordingsCommand.Add.class)
final class RecordingsCommand {
    private RecordingsCommand() {}

    /** Registers one. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Make a recording known, or add to what is known of it; works while the server runs.")
    static final class Add implements Runnable {
        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Parameters(paramLabel = "KEY", description = "The recording's key, which runs name as mediaKey.")
        private String key = "";

        @Option(names = "--org", paramLabel = "NAME", description = "Organisation (default: default).")
        private String organisation = CreateOrganisation.DEFAULT;

        @Option(names = "--width", paramLabel = "PIXELS", description = "Width of a frame.")
        private int width;

        @Option(names = "--height", paramLabel = "PIXELS", description = "Height of a frame.")
        private int height;

        @Option(names = "--fps", paramLabel = "N", description = "Frames a second.")
        private double fps;

        @Option(names = "--frames", paramLabel = "N", description = "Number of frames.")
        private long frames;

        @Option(names = "--start", paramLabel = "TIME", description = "When it began: epoch seconds or ISO 8601.")
        private @Nullable String start;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        public void run() {
            if (width < 0 || height < 0 || fps < 0 || frames < 0) {
                throw new FoveaStartException("--width, --height, --fps and --frames cannot be negative");
            }
            try (Administration administration = Administration.open(options.read(Map.of()))) {
                Media media = administration.addRecording(
                        administration.organisation(organisation),
                        key,
                        new Frame(width, height, 1, fps, frames),
                        Optional.ofNullable(start).map(Add::time));
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("id", media.id().toString());
                row.put("media_key", media.mediaKey());
                row.put("analysis_id", media.hexId().toString());
                Output.print(json, row, "recording " + media.mediaKey() + " is known as " + media.hexId());
            }
        }

        private static Instant time(String text) {
            try {
                return text.matches("[0-9]{1,11}")
                        ? Instant.ofEpochSecond(Long.parseLong(text))
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException _) {
                throw new FoveaStartException("--start is epoch seconds or a time such as 2026-01-31T08:00:00Z");
            }
        }
    }
}

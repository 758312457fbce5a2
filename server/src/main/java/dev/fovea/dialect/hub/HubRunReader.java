package dev.fovea.dialect.hub;

import dev.fovea.core.detect.SubmittedRun;
import dev.fovea.core.detect.SubmittedSource;
import dev.fovea.model.MediaFacts;
import org.jspecify.annotations.Nullable;

/** Reads the members of a run and its target. */
final class HubRunReader {

    private final HubJsonReader json;
    private final SubmittedRun.Builder run;
    private final HubTrackReader tracks;
    private @Nullable String mediaKey;
    private @Nullable String analysisId;

    HubRunReader(HubJsonReader json, long bodyBytes) {
        this.json = json;
        run = SubmittedRun.builder(bodyBytes);
        tracks = new HubTrackReader(json, run);
    }

    HubRunRequest read() throws HubBindingException {
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            switch (name) {
                case "mediaKey" -> mediaKey = json.text();
                case "analysisId" -> analysisId = json.text();
                case "schemaVersion" -> run.schemaVersion(json.text());
                case "source" -> run.source(source());
                case "coordinateSpace" -> run.coordinateSpace(json.text());
                case "media" -> run.media(media());
                case "categories" -> categories();
                case "task" -> run.task(json.text());
                case "name" -> run.displayName(json.text());
                case "tracks" -> tracks.tracks();
                default -> json.skip();
            }
        }
        return new HubRunRequest(mediaKey, analysisId, run.build());
    }

    private SubmittedSource source() throws HubBindingException {
        return json.object() ? new SourceReader().read() : SubmittedSource.NONE;
    }

    private MediaFacts media() throws HubBindingException {
        Integer width = null;
        Integer height = null;
        Double fps = null;
        Long frameCount = null;
        Integer rotation = null;
        for (String name = firstMember(); name != null; name = json.nextMember()) {
            switch (name) {
                case "width" -> width = json.integerOrNull();
                case "height" -> height = json.integerOrNull();
                case "fps" -> fps = json.numberOrNull();
                case "frameCount" -> frameCount = json.longIntegerOrNull();
                case "rotation" -> rotation = json.integerOrNull();
                default -> json.skip();
            }
        }
        return new MediaFacts(width, height, fps, frameCount, rotation);
    }

    private void categories() throws HubBindingException {
        run.startCategories();
        if (!json.array()) {
            return;
        }
        while (json.nextElement()) {
            category();
        }
    }

    private void category() throws HubBindingException {
        Integer id = null;
        String name = null;
        String alias = null;
        for (String member = firstMember(); member != null; member = json.nextMember()) {
            switch (member) {
                case "id" -> id = json.integerOrNull();
                case "name" -> name = json.text();
                case "alias" -> alias = json.text();
                default -> json.skip();
            }
        }
        run.category(id == null ? 0 : id, name, alias);
    }

    private @Nullable String firstMember() throws HubBindingException {
        return json.object() ? json.nextMember() : null;
    }

    /** Collects the members of {@code source}. */
    private final class SourceReader {
        private @Nullable String kind;
        private @Nullable String name;
        private @Nullable String version;
        private @Nullable String runId;
        private @Nullable Double inputWidth;
        private @Nullable Double inputHeight;
        private @Nullable Double scoreThreshold;
        private @Nullable Double nmsIou;
        private @Nullable Boolean rotationApplied;

        SubmittedSource read() throws HubBindingException {
            for (String member = json.nextMember(); member != null; member = json.nextMember()) {
                switch (member) {
                    case "kind" -> kind = json.text();
                    case "name" -> name = json.text();
                    case "version" -> version = json.text();
                    case "runId" -> runId = json.text();
                    default -> setting(member);
                }
            }
            return new SubmittedSource(
                    kind, name, version, runId, inputWidth, inputHeight, scoreThreshold, nmsIou, rotationApplied);
        }

        private void setting(String member) throws HubBindingException {
            switch (member) {
                case "inputWidth" -> inputWidth = json.numberOrNull();
                case "inputHeight" -> inputHeight = json.numberOrNull();
                case "scoreThreshold" -> scoreThreshold = json.numberOrNull();
                case "nmsIou" -> nmsIou = json.numberOrNull();
                case "rotationApplied" -> rotationApplied = json.truthOrNull();
                default -> json.skip();
            }
        }
    }
}

package dev.fovea.cli.remote;

import dev.fovea.cli.client.Body;
import dev.fovea.cli.client.Call;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pictures and documents on their way to a pattern. */
final class Ingest {
    private Ingest() {}

    /** What a user named: addresses as they are, the files of folders one by one. */
    static List<String> inputs(List<String> named) {
        return named.stream()
                .flatMap(input -> isAddress(input)
                        ? Stream.of(input)
                        : Inputs.files(Path.of(input)).map(Path::toString))
                .toList();
    }

    /** The call that has one of them read; it does not wait. */
    static Call call(String pattern, String input) {
        Body body =
                isAddress(input) ? Body.json(Map.of("image_url", input)) : Body.form(List.of(), "file", Path.of(input));
        return Call.of("POST", "/api/patterns/" + Call.encoded(pattern) + "/ingest?wait=0", body);
    }

    private static boolean isAddress(String input) {
        return input.startsWith("http://") || input.startsWith("https://");
    }
}

package dev.fovea.dialect.fovea;

import dev.fovea.model.ApiCall;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A call as a line for a shell; what was secret is a variable of the shell. */
final class CurlCommand {
    private static final String BLANK = "…";

    /** Headers that curl writes itself, or that are about a connection. */
    private static final Set<String> LEFT_OUT = Set.of(
            "host",
            "content-length",
            "connection",
            "expect",
            "user-agent",
            "accept-encoding",
            "transfer-encoding",
            "cookie");

    private static final Set<String> CREDENTIALS = Set.of("authorization", "x-api-key", "x-device-key");

    private CurlCommand() {}

    /**
     * The command.
     *
     * @param withBody whether the body, where it was kept, is in it
     */
    static String of(String base, ApiCall call, boolean withBody) {
        StringBuilder command = new StringBuilder("curl -X ").append(call.method());
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        command.append(' ').append(quoted(base + call.path() + query));
        headers(call).forEach((name, value) -> command.append(" -H ").append(header(name, value)));
        if (withBody) {
            call.body().ifPresent(body -> command.append(" --data-raw ").append(quoted(body.text())));
        }
        return command.toString();
    }

    private static Map<String, String> headers(ApiCall call) {
        Map<String, String> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        call.headers().forEach((name, value) -> {
            String low = name.toLowerCase(Locale.ROOT);
            if (!LEFT_OUT.contains(low) && (!value.equals(BLANK) || CREDENTIALS.contains(low))) {
                shown.put(name, value);
            }
        });
        return shown;
    }

    private static String header(String name, String value) {
        if (!value.equals(BLANK)) {
            return quoted(name + ": " + value);
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization" -> "\"" + name + ": Bearer $FOVEA_KEY\"";
            case "x-device-key" -> "\"" + name + ": $DEVICE_KEY\"";
            default -> "\"" + name + ": $API_KEY\"";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

package dev.fovea.core.requests;

import dev.fovea.model.ApiCall;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes what nobody may read later out of a call: of headers only those stay readable that never hold a secret; in texts,
 * values of telling names and everything that looks like one of our keys are blanked; pictures in base64 are cut.
 */
final class Redaction {
    static final String BLANK = "…";

    private static final Set<String> READABLE = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "if-range",
            "last-event-id",
            "origin",
            "prefer",
            "range",
            "transfer-encoding",
            "user-agent");

    private static final String TELLING =
            "(?:[\\w-]*(?:password|passwd|secret|token|authorization|api_?key|device_key|private_key|credential)[\\w-]*"
                    + "|signature|cookie)";
    private static final Pattern MEMBER = Pattern.compile(
            "(\"" + TELLING + "\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\"?|[^\\s,}\\]\"]++)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER =
            Pattern.compile("((?:^|[&?])" + TELLING + "=)([^&\\s]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("\\b(adk_|apt_|fvt_|whsec_|imggo_live_)[0-9A-Za-z_-]{7,}");
    private static final Pattern SIGNED = Pattern.compile("\\beyJ[0-9A-Za-z_-]{8,}\\.[0-9A-Za-z_-]+\\.[0-9A-Za-z_-]*");
    private static final Pattern PICTURE = Pattern.compile("[0-9A-Za-z+/_-]{256,}={0,2}");
    private static final int LONGEST_LINE = 2000;

    private Redaction() {}

    static ApiCall of(ApiCall call) {
        return call.with(
                line(call.path()),
                line(call.query()),
                call.reason().map(Redaction::line),
                headers(call.headers()),
                call.body().map(body -> new ApiCall.Body(text(body.text()), body.cut())));
    }

    private static Map<String, String> headers(Map<String, String> headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, value) ->
                kept.put(name, READABLE.contains(name.toLowerCase(Locale.ROOT)) ? line(value) : BLANK));
        return kept;
    }

    private static String line(String text) {
        String safe = text(text);
        return safe.length() > LONGEST_LINE ? safe.substring(0, LONGEST_LINE) + BLANK : safe;
    }

    static String text(String text) {
        String safe = text.replace('\0', ' ');
        safe = MEMBER.matcher(safe).replaceAll("$1\"" + BLANK + "\"");
        safe = PARAMETER.matcher(safe).replaceAll("$1" + BLANK);
        safe = SIGNED.matcher(safe).replaceAll("eyJ" + BLANK);
        safe = KEY.matcher(safe).replaceAll("$1" + BLANK);
        return PICTURE.matcher(safe).replaceAll(Redaction::length);
    }

    private static String length(MatchResult picture) {
        return Matcher.quoteReplacement(BLANK + "(" + picture.group().length() + " characters)");
    }
}

package dev.fovea.cli.remote;

import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells whether a delivery that a receiver wrote down is genuine; calls nobody. */
@Command(
        name = "verify",
        description = {
            "Check the signature of a delivery: exit 0 when it is genuine, 7 when it is not.",
            "Give --signature for X-ImgGo-Signature, or --id, --timestamp and --signature for webhook-signature."
        })
final class VerifyCommand extends ApiCommand {
    @Option(names = "--secret", required = true, paramLabel = "SECRET", description = "Secret of the webhook.")
    private String secret = "";

    @Option(names = "--signature", required = true, paramLabel = "TEXT", description = "The header as it came.")
    private String signature = "";

    @Option(names = "--id", paramLabel = "ID", description = "webhook-id, of Standard Webhooks.")
    private @Nullable String id;

    @Option(names = "--timestamp", paramLabel = "SECONDS", description = "webhook-timestamp, of Standard Webhooks.")
    private @Nullable String timestamp;

    @Parameters(paramLabel = "FILE", description = "The body exactly as it came, or - for the input.")
    private String file = "";

    VerifyCommand(Surroundings around) {
        super(around);
    }

    @Override
    ExitCode run(ApiClient client) {
        byte[] body = Inputs.bytes(file, around);
        if (!genuine(body)) {
            throw new Failure(ExitCode.REFUSED, "the signature does not belong to this body and secret");
        }
        remark("genuine");
        return ExitCode.SUCCESS;
    }

    private boolean genuine(byte[] body) {
        if (!signature.startsWith("v1,")) {
            String given = signature.toLowerCase(Locale.ROOT).replaceFirst("^sha256=", "");
            return same(given, WebhookSignature.hex(secret, body));
        }
        if (id == null || timestamp == null) {
            throw new Failure(ExitCode.USAGE, "a signature that begins with v1, needs --id and --timestamp");
        }
        String expected = WebhookSignature.standard(secret, id, timestamp, body);
        for (String one : signature.split(" ", -1)) {
            if (same(one, expected)) {
                return true;
            }
        }
        return false;
    }

    /** In constant time, as a receiver should. */
    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.fovea.engine.vision;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.config.SettingsException;
import dev.fovea.core.port.Budgets.Amount;
import dev.fovea.engine.vision.chat.ChatAddress;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What the operator set for the vision engine.
 *
 * @param name id of the engine
 * @param concurrency extractions at once on this node
 * @param mostTokens of one answer
 * @param mostPages of one document that are shown
 * @param perKey what one API key may spend a day
 * @param perPattern what one pattern may spend a day
 * @param cache how long an answer serves again; zero: never
 */
public record VisionSettings(
        String name,
        ChatAddress address,
        int concurrency,
        int mostTokens,
        int mostPages,
        Prices prices,
        Amount perKey,
        Amount perPattern,
        Duration cache) {
    private static final String PATH = "/chat/completions";
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    /**
     * Reads the settings; empty when there is no vision engine.
     *
     * @throws SettingsException when an endpoint is named without a model, or the key cannot be sent in a header
     */
    public static Optional<VisionSettings> of(Settings settings) {
        String url = settings.get(FoveaSettings.VISION_URL);
        return url.isEmpty() ? Optional.empty() : Optional.of(of(settings, url));
    }

    private static VisionSettings of(Settings settings, String url) {
        return new VisionSettings(
                settings.get(FoveaSettings.VISION_NAME),
                new ChatAddress(
                        completions(url), model(settings), key(settings), settings.get(FoveaSettings.VISION_TIMEOUT)),
                settings.get(FoveaSettings.VISION_CONCURRENCY),
                settings.get(FoveaSettings.VISION_MAX_TOKENS),
                settings.get(FoveaSettings.VISION_PAGES),
                new Prices(
                        settings.get(FoveaSettings.VISION_PRICE_INPUT),
                        settings.get(FoveaSettings.VISION_PRICE_OUTPUT)),
                most(
                        settings.get(FoveaSettings.VISION_KEY_CALLS),
                        settings.get(FoveaSettings.VISION_KEY_TOKENS),
                        settings.get(FoveaSettings.VISION_KEY_MONEY)),
                most(
                        settings.get(FoveaSettings.VISION_PATTERN_CALLS),
                        settings.get(FoveaSettings.VISION_PATTERN_TOKENS),
                        settings.get(FoveaSettings.VISION_PATTERN_MONEY)),
                settings.get(FoveaSettings.VISION_CACHE));
    }

    /** The base address of an API, or the address of its operation. */
    private static URI completions(String url) {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return URI.create(base.endsWith(PATH) ? base : base + PATH);
    }

    private static String model(Settings settings) {
        String model = settings.get(FoveaSettings.VISION_MODEL);
        if (model.isEmpty()) {
            throw new SettingsException("vision.model: must be set because vision.url is");
        }
        return model;
    }

    private static String key(Settings settings) {
        String key = settings.get(FoveaSettings.VISION_KEY);
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new SettingsException("vision.key: must be printable ASCII without blanks");
        }
        return key;
    }

    private static Amount most(long calls, long tokens, BigDecimal money) {
        return new Amount(
                orAny(calls), orAny(tokens), orAny(money.multiply(MICROS).longValue()));
    }

    private static long orAny(long limit) {
        return limit == 0 ? Long.MAX_VALUE / 2 : limit;
    }
}

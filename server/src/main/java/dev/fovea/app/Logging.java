package dev.fovea.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log lines for people, or JSON objects for machines. */
public final class Logging {
    private Logging() {}

    /** Sets the form of the log lines as the settings say. */
    public static void configure(Settings settings) {
        if (!settings.get(FoveaSettings.LOG_JSON)) {
            return;
        }
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var appender = context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("CONSOLE");
        if (appender instanceof OutputStreamAppender<ILoggingEvent> console) {
            JsonEncoder json = new JsonEncoder();
            json.setContext(context);
            json.start();
            console.stop();
            console.setEncoder(json);
            console.start();
        }
    }
}

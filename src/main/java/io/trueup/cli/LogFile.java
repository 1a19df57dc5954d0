package io.trueup.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The log, {@code <home>/logs/trueup.log}: nothing is ever logged to the terminal. Logback finds this class as its configurator and stays
 * silent until a command opens the log of its home.
 */
public final class LogFile extends ContextAwareBase implements Configurator {
    private static final String NAME = "trueup-log";

    /** The libraries' own logging interface, which looks for a log through every framework on the class path unless it is told. */
    private static final String COMMONS = "org.apache.commons.logging.";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** For a command without a home: what the libraries would log goes nowhere, and no logging framework is even loaded. */
    static void none() {
        System.setProperty(COMMONS + "LogFactory", COMMONS + "impl.LogFactoryImpl");
        System.setProperty(COMMONS + "Log", COMMONS + "impl.NoOpLog");
    }

    /** Logs into the home from now on. A log that cannot be written is no reason to stop: the command's own errors are told on the terminal. */
    static @Nullable Path open(Path home) {
        Path log = home.resolve("logs").resolve("trueup.log");
        try {
            Files.createDirectories(log.getParent());
        } catch (IOException notWritable) {
            return null;
        }
        System.setProperty(COMMONS + "LogFactory", COMMONS + "impl.Slf4jLogFactory");
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        if (!(root.getAppender(NAME) instanceof FileAppender<?> open)
                || !log.toString().equals(open.getFile())) {
            root.detachAppender(NAME);
            root.addAppender(appender(context, log));
            root.setLevel(Level.WARN);
            context.getLogger("io.trueup").setLevel(Level.INFO);
            // a damaged PDF is a result, told with its reason; PDFBox's stack traces about it would only fill the disk
            context.getLogger("org.apache.pdfbox").setLevel(Level.OFF);
            context.getLogger("org.apache.fontbox").setLevel(Level.OFF);
        }
        return log;
    }

    /** Writes a failure with its stack trace. Returns the log, or null if it cannot be written. */
    static @Nullable Path record(Path home, String call, Throwable failure) {
        Path log = open(home);
        if (log != null) {
            LoggerFactory.getLogger(LogFile.class).error("Failed: trueup {}", call, failure);
        }
        return log;
    }

    private static FileAppender<ILoggingEvent> appender(LoggerContext context, Path log) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level [%thread] %logger{36} - %msg%n");
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setName(NAME);
        appender.setFile(log.toString());
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}

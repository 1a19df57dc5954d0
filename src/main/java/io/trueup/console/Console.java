package io.trueup.console;

import io.trueup.console.security.FirstAdmin;
import io.trueup.job.Operations;
import io.trueup.store.MonthStandings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The console while it is served, in an application context of its own; closing it stops serving and leaves the operations open. */
public final class Console implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final @Nullable String firstPassword;

    private Console(ServletWebServerApplicationContext context, @Nullable String firstPassword) {
        this.context = context;
        this.firstPassword = firstPassword;
    }

    /** Serves the console, which knows of no schedule, until it is closed. */
    public static Console serve(Operations operations, ConsoleSettings settings) {
        return serve(operations, settings, ConsoleSchedule.NONE);
    }

    /**
     * Serves the console until it is closed.
     *
     * @param schedule what it shows of the schedule.
     * @throws WrongSettingException if a setting of the user's own is wrong
     */
    public static Console serve(Operations operations, ConsoleSettings settings, ConsoleSchedule schedule) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        makeFolder(settings.arriving());
        JdbcClient sql = JdbcClient.create(operations.database());
        new MonthStandings(sql).catchUp();
        String password = new FirstAdmin(sql).createIfNobodyIsThere();
        return new Console(context(operations, settings, schedule), password);
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new WrongSettingException("The folder " + folder + " for files that are sent cannot be made ("
                    + failure.getMessage() + "); let the console write to its home.");
        }
    }

    private static ServletWebServerApplicationContext context(
            Operations operations, ConsoleSettings settings, ConsoleSchedule schedule) {
        try {
            return (ServletWebServerApplicationContext) new SpringApplicationBuilder(ConsoleConfiguration.class)
                    .web(WebApplicationType.SERVLET)
                    .properties(defaults(settings))
                    .initializers((GenericApplicationContext beans) -> register(beans, operations, settings, schedule))
                    .run(arguments(settings));
        } catch (RuntimeException failure) {
            if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof WrongSettingException wrong) {
                throw wrong;
            }
            throw failure;
        }
    }

    /**
     * Gives the user {@value io.trueup.console.security.FirstAdmin#NAME} a new password.
     *
     * @return the password, which is kept nowhere
     */
    public static String resetAdmin(Operations operations) {
        return new FirstAdmin(JdbcClient.create(operations.database())).reset();
    }

    private static void register(
            GenericApplicationContext beans,
            Operations operations,
            ConsoleSettings settings,
            ConsoleSchedule schedule) {
        beans.registerBean(ConsoleSettings.class, () -> settings);
        beans.registerBean(ConsoleSchedule.class, () -> schedule);
        beans.registerBean(
                Operations.class,
                () -> operations,
                // whoever opened them closes them
                definition -> ((org.springframework.beans.factory.support.AbstractBeanDefinition) definition)
                        .setDestroyMethodName(""));
    }

    /** What holds unless console.properties says otherwise. */
    private static Map<String, Object> defaults(ConsoleSettings settings) {
        return settings.isOfThisMachineAlone()
                // no other machine can be the proxy: what one of the network says of itself is not believed
                ? Map.of(
                        "server.tomcat.remoteip.internal-proxies",
                        "127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|0:0:0:0:0:0:0:1|::1")
                : Map.of();
    }

    private static String[] arguments(ConsoleSettings settings) {
        return List.of(
                        "--spring.config.name=console",
                        "--spring.config.location=classpath:/,optional:file:" + settings.home() + "/",
                        "--server.address=" + settings.bind(),
                        "--server.port=" + settings.port(),
                        "--spring.servlet.multipart.location=" + settings.arriving(),
                        "--server.forward-headers-strategy=" + (settings.behindProxy() ? "native" : "none"))
                .toArray(String[]::new);
    }

    public int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /** The password of the admin that was made just now, to be shown once; null if there were users already. */
    public @Nullable String firstPassword() {
        return firstPassword;
    }

    @Override
    public void close() {
        context.close();
    }
}

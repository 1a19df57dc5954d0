package io.trueup.job;

import io.trueup.reconcile.Reconciler;
import io.trueup.store.CannotOpenException;
import io.trueup.store.Database;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Opens a database of Trueup. */
public final class Trueup {

    private Trueup() {}

    /**
     * Opens the database, starting the bundled server if need be.
     *
     * @throws CannotOpenException with a sentence for the user if that fails
     */
    public static Operations open(OpenRequest request) {
        return open(request, Reconciler::reconcile);
    }

    static Operations open(OpenRequest request, Rules rules) {
        Database database = Database.open(request.home(), request.databaseUrl());
        try {
            ConfigurableApplicationContext context = context(request, database);
            return new RunOperations(Rooms.of(request, rules, database, context), context);
        } catch (RuntimeException failure) {
            database.close();
            throw CannotOpenException.because(
                    "The database was reached but could not be prepared: " + Failures.told(failure), failure);
        }
    }

    private static ConfigurableApplicationContext context(OpenRequest request, Database database) {
        return new SpringApplicationBuilder(JobConfiguration.class)
                .web(WebApplicationType.NONE)
                .initializers((GenericApplicationContext context) -> context.registerBean(
                        Database.class,
                        () -> database,
                        definition -> ((org.springframework.beans.factory.support.AbstractBeanDefinition) definition)
                                .setDestroyMethodName("")))
                .run();
    }
}

package io.trueup.job;

import io.trueup.store.RunLease.LeaseLostException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells failures of the machinery, which end a run, from those of one document or organization, which do not. */
final class Failures {

    /** What PostgreSQL says of values, not of itself: data exceptions and violated constraints. */
    private static final Set<String> OF_DATA = Set.of("22", "23");

    private Failures() {}

    static boolean endsTheRun(Throwable failure) {
        if (failure instanceof RunFailure || find(failure, LeaseLostException.class) != null) {
            return true;
        }
        SQLException sql = find(failure, SQLException.class);
        if (sql != null) {
            String state = sql.getSQLState() == null ? "" : sql.getSQLState();
            return state.length() < 2 || !OF_DATA.contains(state.substring(0, 2));
        }
        return failure instanceof DataAccessException || failure instanceof TransactionException;
    }

    /** The failure for the user: the sentence that was prepared for it, else what happened to the database, else the plain fact. */
    static String told(Throwable failure) {
        RunFailure prepared = find(failure, RunFailure.class);
        if (prepared != null) {
            return String.valueOf(prepared.getMessage());
        }
        LeaseLostException lost = find(failure, LeaseLostException.class);
        if (lost != null) {
            return String.valueOf(lost.getMessage());
        }
        if (find(failure, SQLException.class) != null || failure instanceof DataAccessException) {
            return "The database could not be used: " + firstLine(root(failure));
        }
        Throwable root = root(failure);
        return root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + firstLine(root));
    }

    /** What an organization's problem is called in the closing table. */
    static String toldOfItem(String step, Throwable failure) {
        return failure instanceof ItemFailure
                ? String.valueOf(failure.getMessage())
                : "The program failed at the step " + step + ", which is an error of the program (" + told(failure)
                        + "): report it with the log";
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}

package io.trueup.console.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the layout of every page asks for. */
@ControllerAdvice
final class EveryPage {

    /**
     * Who looks.
     *
     * @param section the first folder of the address, such as {@code jobs}
     */
    record Viewer(@Nullable String name, boolean admin, String section) {
        public boolean in(String other) {
            return section.equals(other);
        }
    }

    @ModelAttribute("viewer")
    Viewer viewer(HttpServletRequest request) {
        String path = request.getServletPath();
        int end = path.indexOf('/', 1);
        return new Viewer(
                request.getUserPrincipal() == null
                        ? null
                        : request.getUserPrincipal().getName(),
                request.isUserInRole("ADMIN"),
                path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end));
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessResourceException.class,
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        QueryTimeoutException.class
    })
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String databaseAway() {
        return "error/503";
    }
}

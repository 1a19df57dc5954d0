package io.trueup.console.api;

import io.trueup.console.page.NotFound;
import io.trueup.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What went wrong, as {@code application/problem+json} (RFC 9457); a cause is the log's to tell. */
@RestControllerAdvice(basePackageClasses = Problems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Problems {

    static final String AWAY = "The database is away; try again when it is back.";
    static final String TOO_LARGE =
            "More was sent than is taken at once, and nothing of it was kept; the console's page Upload tells the limits.";
    static final String REFUSED = "The request was refused.";
    static final String FAILED = "Something failed that should not; the log has the whole story.";
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** The body. */
    record Body(String type, String title, int status, String detail) {
        static Body of(HttpStatus status, String detail) {
            return new Body("about:blank", status.getReasonPhrase(), status.value(), detail);
        }
    }

    /** For what is refused before it comes to a handler. */
    static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(bytes(status, detail));
    }

    static byte[] bytes(HttpStatus status, String detail) {
        return Json.mapper().writeValueAsBytes(Body.of(status, detail));
    }

    private static ResponseEntity<byte[]> told(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(bytes(status, detail));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> problem(ApiProblem problem) {
        return told(problem.status(), problem.detail());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notFound(NotFound missing) {
        return told(HttpStatus.NOT_FOUND, "There is nothing here.");
    }

    @ExceptionHandler
    ResponseEntity<byte[]> mistyped(MethodArgumentTypeMismatchException wrong) {
        return told(
                HttpStatus.UNPROCESSABLE_CONTENT, "“" + wrong.getName() + "” is not of the kind that is asked for.");
    }

    @ExceptionHandler
    ResponseEntity<byte[]> missing(MissingServletRequestParameterException missing) {
        return told(HttpStatus.UNPROCESSABLE_CONTENT, "“" + missing.getParameterName() + "” is missing.");
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessResourceException.class,
        CannotCreateTransactionException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<byte[]> databaseAway() {
        return told(HttpStatus.SERVICE_UNAVAILABLE, AWAY);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(RuntimeException failure) {
        LOG.error("A request of the API failed", failure);
        return told(HttpStatus.INTERNAL_SERVER_ERROR, FAILED);
    }
}

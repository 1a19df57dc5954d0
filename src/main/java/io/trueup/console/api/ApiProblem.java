package io.trueup.console.api;

import io.trueup.console.page.Refused;
import org.springframework.http.HttpStatus;

/** A request that cannot be answered, with a sentence that says why and what to do. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;

    private ApiProblem(HttpStatus status, String detail) {
        super(detail);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    /** It is no JSON, or an address that this API did not give. */
    static ApiProblem malformed(String detail) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, detail);
    }

    static ApiProblem notFound(String detail) {
        return new ApiProblem(HttpStatus.NOT_FOUND, detail);
    }

    /** It cannot be done as things stand. */
    static ApiProblem conflict(String detail) {
        return new ApiProblem(HttpStatus.CONFLICT, detail);
    }

    static ApiProblem unsupported(String detail) {
        return new ApiProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    static ApiProblem of(Refused refused) {
        return refused.isAsThingsStand() ? conflict(refused.why()) : wrong(refused.why());
    }

    static ApiProblem tooLarge(String detail) {
        return new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, detail);
    }

    /** It can be read, but says something that cannot be taken. */
    static ApiProblem wrong(String detail) {
        return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }
}

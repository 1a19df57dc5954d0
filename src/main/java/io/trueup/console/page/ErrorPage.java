package io.trueup.console.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What went wrong, in words, and no more: a cause is the log's to tell. */
@Controller
final class ErrorPage implements ErrorController {

    private static final int FIRST_OF_SERVER = 500;

    @RequestMapping("/error")
    String error(HttpServletRequest request, HttpServletResponse response) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told
                ? told
                : HttpServletResponse.SC_NOT_FOUND; // somebody typed the address
        response.setStatus(status);
        return switch (status) {
            case HttpServletResponse.SC_FORBIDDEN -> "error/403";
            case HttpServletResponse.SC_NOT_FOUND -> "error/404";
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> "error/413";
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> "error/503";
            default -> status < FIRST_OF_SERVER ? "error/4xx" : "error/5xx";
        };
    }
}

package io.trueup.console.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever else is asked for below {@code /api}. */
@RestController
final class Nowhere {

    @RequestMapping({"/api", "/api/**"})
    Object nothing(HttpServletRequest request) {
        throw ApiProblem.notFound("There is no " + request.getMethod() + " of this address; " + OpenApi.PATH
                + " describes what there is.");
    }
}

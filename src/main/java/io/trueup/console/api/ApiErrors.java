package io.trueup.console.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;

/**
 * What fails at an address of the API before it comes to a handler, or is refused by the server itself (no such address, another method, a body of another
 * kind, more than is taken), is told as a problem and never as a page.
 */
@Configuration(proxyBeanMethods = false)
class ApiErrors {

    static final String DESCRIBED = OpenApi.PATH + " describes what there is.";

    @Bean
    FilterRegistrationBean<HttpFilter> problemsInsteadOfPages() {
        FilterRegistrationBean<HttpFilter> filter = new FilterRegistrationBean<>(new Told());
        filter.setDispatcherTypes(DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Whether an address as it was sent is one of the API. */
    static boolean isOfApi(String path) {
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/api;");
    }

    /** What the server itself refuses, before any filter sees it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    /**
     * What a status means here.
     *
     * @param method of the request
     */
    static String sentence(int code, String method) {
        return switch (code) {
            case HttpServletResponse.SC_BAD_REQUEST ->
                "The request is not put together as HTTP asks for, or its address holds what no address may.";
            case HttpServletResponse.SC_NOT_FOUND -> "There is no such address; " + DESCRIBED;
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED ->
                "There is no " + method + " of this address, the header Allow names what there is; " + DESCRIBED;
            case HttpServletResponse.SC_NOT_ACCEPTABLE ->
                "This address answers in another form than the header Accept asks for; " + DESCRIBED;
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> Problems.TOO_LARGE;
            case HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE ->
                "What was sent is of another kind than this address takes; " + DESCRIBED;
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> Problems.AWAY;
            default -> code < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? Problems.REFUSED : Problems.FAILED;
        };
    }

    private static final class Told extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String context = request.getContextPath();
            if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                    && path.startsWith(context)
                    && isOfApi(path.substring(context.length()))) {
                int code =
                        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told ? told : 500;
                HttpStatus status = HttpStatus.resolve(code);
                Problems.write(
                        response,
                        status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status,
                        sentence(code, String.valueOf(request.getAttribute(RequestDispatcher.ERROR_METHOD))));
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}

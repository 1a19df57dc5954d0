package io.trueup.console.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses packed bodies: none is ever unpacked here, so that none can unpack without end (RFC 9110 section 8.4: 415). */
final class PlainBodies extends OncePerRequestFilter {

    private static final String PLAIN = "identity";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase(PLAIN)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, PLAIN);
        Problems.write(
                response,
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "What was sent is packed (Content-Encoding); send it as it is.");
    }
}

package io.trueup.console.api;

import io.trueup.console.tokens.TokenCheck;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;

/** Programs pass with a token and with nothing else: a browser's session opens nothing here, so no other site can make it change anything. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    static final String NO_TOKEN =
            "Send a token: Authorization: Bearer trueup_… An admin makes one on the console's page Tokens.";
    static final String NOT_ALLOWED = "This needs a token of an admin.";

    /** Whose pages are for admins, too. */
    private static final String[] FOR_ADMINS = {
        "/api/v1/audit", "/api/v1/users/**", "/api/v1/tokens/**", "/api/v1/uploads/**", "/api/v1/balances/**"
    };

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, TokenCheck tokens) throws Exception {
        return http.securityMatcher(ApiSecurity::isOfAProgram)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, OpenApi.PATH)
                        .permitAll()
                        .requestMatchers(FOR_ADMINS)
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET, "/**")
                        .hasAnyRole("ADMIN", "MEMBER")
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .hasAnyRole("ADMIN", "MEMBER")
                        .anyRequest()
                        .hasRole("ADMIN"))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(doors -> doors.authenticationEntryPoint((request, response, cause) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            Problems.write(response, HttpStatus.UNAUTHORIZED, NO_TOKEN);
                        })
                        .accessDeniedHandler((request, response, cause) ->
                                Problems.write(response, HttpStatus.FORBIDDEN, NOT_ALLOWED)))
                .addFilterBefore(new TokenFilter(tokens), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new PlainBodies(), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
                .build();
    }

    /** The figures for monitoring are there for both: an admin's browser, and whatever sends a token. */
    private static boolean isOfAProgram(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/api")
                || path.startsWith("/api/")
                || path.startsWith("/actuator/") && TokenFilter.bearer(request).isPresent();
    }
}

package io.trueup.console.security;

import io.trueup.console.ConsoleSettings;
import io.trueup.store.ConsoleUsers;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may pass: everything needs a login, every change needs an admin, and nothing runs in the browser that is not a file of ours. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=()";

    @Bean
    SecurityFilterChain pages(HttpSecurity http, ConsoleUsers users, Logins logins) throws Exception {
        logins.setUp(http);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(Doors.LOGIN, "/assets/**", "/webjars/**", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(
                                "/users/**", "/tokens/**", "/audit/**", "/actuator/**", "/uploads/**", "/balance/**")
                        .hasRole("ADMIN")
                        .requestMatchers(
                                "/jobs/start",
                                "/jobs/restart-failed",
                                "/jobs/*/stop",
                                "/jobs/*/restart",
                                "/jobs/*/abandon")
                        .hasRole("ADMIN")
                        .requestMatchers("/account/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/**")
                        .hasAnyRole("ADMIN", "MEMBER")
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .hasAnyRole("ADMIN", "MEMBER")
                        // whatever is not only looking
                        .anyRequest()
                        .hasRole("ADMIN"))
                .logout(logout -> logout.logoutSuccessUrl(Doors.LOGIN + "?out"))
                .exceptionHandling(
                        doors -> doors.authenticationEntryPoint(Doors::entry).accessDeniedHandler(Doors::denied))
                .sessionManagement(session -> session.addSessionAuthenticationStrategy(StrangersSessions::last))
                .requestCache(cache -> cache.requestCache(PagesOnly.cache()))
                .addFilterBefore(new SessionCheck(users), CsrfFilter.class)
                .addFilterBefore(new FilesGate(), CsrfFilter.class)
                .headers(SecurityConfiguration::headers)
                .build();
    }

    @Bean
    HttpFirewall firewall(ConsoleSettings settings, Environment environment) {
        Hosts hosts = Hosts.of(settings, environment);
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(hosts::knows);
        return firewall;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }
}

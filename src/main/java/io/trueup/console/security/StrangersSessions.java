package io.trueup.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;

/** A login form needs a session, and so whoever asks for many of them could fill the memory: until somebody has logged in, a session is kept for a short while only. */
@Configuration(proxyBeanMethods = false)
class StrangersSessions {

    /** Where a session keeps how long it may last once somebody has logged in. */
    private static final String WHOLE = StrangersSessions.class.getName();

    @Bean
    ServletListenerRegistrationBean<HttpSessionListener> shortUntilLogin(
            @Value("${trueup.login.form-kept}") Duration kept) {
        return new ServletListenerRegistrationBean<>(new HttpSessionListener() {
            @Override
            public void sessionCreated(HttpSessionEvent event) {
                HttpSession session = event.getSession();
                int whole = session.getMaxInactiveInterval();
                session.setAttribute(WHOLE, whole);
                // zero or less: for ever
                session.setMaxInactiveInterval(
                        whole <= 0 ? (int) kept.toSeconds() : (int) Math.min(kept.toSeconds(), whole));
            }
        });
    }

    /** Somebody has logged in. */
    static void last(Authentication user, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(WHOLE) instanceof Integer seconds) {
            session.setMaxInactiveInterval(seconds);
        }
    }
}

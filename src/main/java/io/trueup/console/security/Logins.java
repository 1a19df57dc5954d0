package io.trueup.console.security;

import io.trueup.store.AuditLog;
import io.trueup.store.ConsoleUsers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/** The ways to log in: name and password, an issuer of identities, or both. */
@Component
final class Logins {

    /** The issuer's name in addresses. */
    static final String ISSUER = "oidc";

    static final String BY_ISSUER = "/oauth2/authorization/" + ISSUER;

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private final @Nullable OidcSettings oidc;
    private final boolean byPassword;
    private final ConsoleUsers users;
    private final AuditLog log;

    Logins(Environment environment, ConsoleUsers users, AuditLog log) {
        this.oidc = OidcSettings.of(environment, System.getenv());
        this.byPassword = oidc == null || environment.getProperty("trueup.login.password", Boolean.class, true);
        this.users = users;
        this.log = log;
    }

    boolean byPassword() {
        return byPassword;
    }

    boolean byIssuer() {
        return oidc != null;
    }

    void setUp(HttpSecurity http) throws Exception {
        if (byPassword) {
            http.formLogin(form -> form.loginPage(Doors.LOGIN).failureHandler(Doors::loginFailed));
        }
        OidcSettings settings = oidc;
        if (settings != null) {
            http.oauth2Login(login -> login.loginPage(Doors.LOGIN)
                    .clientRegistrationRepository(new SupplierClientRegistrationRepository(
                            () -> new InMemoryClientRegistrationRepository(client(settings))))
                    .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                    .userInfoEndpoint(info -> info.oidcUserService(new OidcUsers(settings, users, log)))
                    .failureHandler(Logins::failed));
        }
    }

    /** Asked for at the first login, not at the start: an issuer that is down keeps nobody from a password. */
    private static ClientRegistration client(OidcSettings settings) {
        ClientRegistration.Builder client = ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(ISSUER)
                .clientId(settings.clientId())
                .scope(settings.scopes())
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build());
        return settings.secret() == null
                ? client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .build()
                : client.clientSecret(settings.secret()).build();
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        boolean notAllowed = cause instanceof OAuth2AuthenticationException refused
                && OidcUsers.NOT_ALLOWED.equals(refused.getError().getErrorCode());
        if (!notAllowed) {
            LOG.warn("A login by the issuer failed: {}", cause.getMessage());
        }
        response.sendRedirect(request.getContextPath() + Doors.LOGIN + (notAllowed ? "?notallowed" : "?issuer"));
    }
}

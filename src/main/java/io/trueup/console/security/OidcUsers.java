package io.trueup.console.security;

import io.trueup.store.AuditLog;
import io.trueup.store.AuditLog.Act;
import io.trueup.store.ConsoleUsers;
import io.trueup.store.ConsoleUsers.Role;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Gives whoever the issuer has recognised the role that the settings give, or none: then the login is refused. */
final class OidcUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** The error of a login that was right at the issuer and is refused here. */
    static final String NOT_ALLOWED = "not_allowed";

    private static final int LONGEST_NAME = 100;

    private final OidcUserService issuers = new OidcUserService();
    private final OidcSettings settings;
    private final ConsoleUsers users;
    private final AuditLog log;

    OidcUsers(OidcSettings settings, ConsoleUsers users, AuditLog log) {
        this.settings = settings;
        this.users = users;
        this.log = log;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = issuers.loadUser(request);
        String name = user.getClaimAsString(settings.nameClaim());
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw refused(String.valueOf(user.getSubject()), "no usable claim " + settings.nameClaim());
        }
        Optional<Role> role = role(values(user));
        if (role.isEmpty()) {
            throw refused(name, "no value of the claim " + settings.roleClaim() + " gives a role");
        }
        if (!settings.letsIn(user.getEmail())
                || settings.usesEmail() && Boolean.FALSE.equals(user.getEmailVerified())) {
            throw refused(name, "the e-mail address is not verified, or of no domain that is let in");
        }
        if (name.strip().toLowerCase(Locale.ROOT).startsWith("token ")
                || name.strip().startsWith("the ")) {
            // so that in the audit nobody can pass for a token, or for the program
            throw refused(name, "the name is one that the audit gives to programs");
        }
        if (users.find(name).isPresent()) {
            // otherwise the audit could not tell the two apart
            throw refused(name, "a user of the console's own has this name");
        }
        log.add(new Act(name, "log in", name, null, null, "by " + settings.issuer(), null));
        return new DefaultOidcUser(
                List.of(new SimpleGrantedAuthority("ROLE_" + role.get().name())),
                user.getIdToken(),
                user.getUserInfo(),
                settings.nameClaim());
    }

    private OAuth2AuthenticationException refused(String name, String why) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        log.add(new Act(shown, "log in, refused", shown, why, null, "by " + settings.issuer(), null));
        return new OAuth2AuthenticationException(new OAuth2Error(NOT_ALLOWED), why);
    }

    /** The values of the claim, whether it holds one or a list. */
    private Set<String> values(OidcUser user) {
        @Nullable Object claim = user.getClaim(settings.roleClaim());
        return switch (claim) {
            case null -> Set.of();
            case Collection<?> many ->
                many.stream().map(String::valueOf).collect(java.util.stream.Collectors.toUnmodifiableSet());
            default -> Set.of(claim.toString());
        };
    }

    private Optional<Role> role(Set<String> values) {
        if (values.stream().anyMatch(settings.admins()::contains)) {
            return Optional.of(Role.ADMIN);
        }
        return values.stream().anyMatch(settings.members()::contains) ? Optional.of(Role.MEMBER) : Optional.empty();
    }
}

package io.trueup.console.security;

import io.trueup.console.WrongSettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The login by an issuer of identities (OpenID Connect), as {@code trueup.oidc.*} in console.properties or the environment sets it up.
 *
 * @param secret of this client, from the environment only; null: a public client
 * @param nameClaim the claim that users are called by
 * @param roleClaim the claim whose values decide the role
 * @param admins values that make an admin
 * @param members values that make a member; whoever has none of either is refused
 * @param domains the e-mail addresses' domains that are let in; empty: any
 */
record OidcSettings(
        String issuer,
        String clientId,
        @Nullable String secret,
        List<String> scopes,
        String nameClaim,
        String roleClaim,
        Set<String> admins,
        Set<String> members,
        Set<String> domains) {

    private static final String PREFIX = "trueup.oidc.";
    private static final String VARIABLE_BY_DEFAULT = "TRUEUP_OIDC_SECRET";

    OidcSettings {
        scopes = List.copyOf(scopes);
        admins = Set.copyOf(admins);
        members = Set.copyOf(members);
        domains = Set.copyOf(domains);
    }

    /**
     * @return null if no issuer is named.
     * @throws WrongSettingException if something is missing
     */
    static @Nullable OidcSettings of(Environment environment, Map<String, String> variables) {
        String issuer = environment.getProperty(PREFIX + "issuer", "").strip();
        if (issuer.isEmpty()) {
            return null;
        }
        if (environment.getProperty(PREFIX + "secret") != null && !variables.containsKey(VARIABLE_BY_DEFAULT)) {
            throw new WrongSettingException("trueup.oidc.secret must not stand in a file: put the secret into the"
                    + " environment variable " + VARIABLE_BY_DEFAULT + " and take it out of console.properties.");
        }
        OidcSettings settings = new OidcSettings(
                issuer,
                environment.getProperty(PREFIX + "client-id", "").strip(),
                variables.get(environment.getProperty(PREFIX + "secret-variable", VARIABLE_BY_DEFAULT)),
                List.copyOf(values(environment, "scopes", "openid,profile,email")),
                environment.getProperty(PREFIX + "name-claim", "email").strip(),
                environment.getProperty(PREFIX + "role-claim", "groups").strip(),
                values(environment, "admins", ""),
                values(environment, "members", ""),
                values(environment, "domains", ""));
        if (settings.clientId.isEmpty()) {
            throw new WrongSettingException(
                    "trueup.oidc.issuer is set, but trueup.oidc.client-id is not: write down the client that the issuer knows this console by.");
        }
        if (settings.admins.isEmpty() && settings.members.isEmpty()) {
            throw new WrongSettingException("trueup.oidc.issuer is set, but nobody could log in: name in"
                    + " trueup.oidc.admins and trueup.oidc.members which values of the claim "
                    + settings.roleClaim + " give which role.");
        }
        return settings;
    }

    private static Set<String> values(Environment environment, String name, String usual) {
        Set<String> values = new TreeSet<>();
        Arrays.stream(environment.getProperty(PREFIX + name, usual).split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(values::add);
        return values;
    }

    /** Whether it matters that an e-mail address is the user's own. */
    boolean usesEmail() {
        return nameClaim.equals("email") || !domains.isEmpty();
    }

    /** Whether an e-mail address is of a domain that is let in. */
    boolean letsIn(@Nullable String email) {
        if (domains.isEmpty()) {
            return true;
        }
        int at = email == null ? -1 : email.lastIndexOf('@');
        return at >= 0
                && domains.stream().anyMatch(domain -> domain.toLowerCase(Locale.ROOT)
                        .equals(String.valueOf(email).substring(at + 1).toLowerCase(Locale.ROOT)));
    }
}

package io.trueup.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the user's own, from {@code postgresql://user@host:port/database?options} or its {@code jdbc:} form. The password
 * comes from {@code PGPASSWORD} or a pgpass file, never from the URL: command lines are seen by everybody on the machine.
 *
 * @param password null: the driver looks into the pgpass file
 */
record DatabaseUrl(
        String jdbc,
        String place,
        String database,
        @Nullable String user,
        @Nullable String password) {

    private static final String FORM = "postgresql://user@host:5432/database";

    static DatabaseUrl of(String url, Map<String, String> environment) {
        URI uri = parsed(url);
        String userInfo = uri.getUserInfo();
        List<String> options = new ArrayList<>();
        String user = userInfo;
        if (userInfo != null && userInfo.contains(":")) {
            throw passwordInUrl();
        }
        for (String option :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&", -1)) {
            if (option.startsWith("password=")) {
                throw passwordInUrl();
            } else if (option.startsWith("user=")) {
                user = option.substring("user=".length());
            } else if (!option.isEmpty()) {
                options.add(option);
            }
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        String database = uri.getPath().substring(1);
        String place = uri.getHost() + ":" + port;
        return new DatabaseUrl(
                "jdbc:postgresql://" + place + "/" + database
                        + (options.isEmpty() ? "" : "?" + String.join("&", options)),
                place,
                database,
                user == null ? environment.get("PGUSER") : user,
                environment.get("PGPASSWORD"));
    }

    private static URI parsed(String url) {
        String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        try {
            URI uri = new URI(plain.replaceFirst("^postgres://", "postgresql://"));
            if ("postgresql".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPath() != null
                    && uri.getPath().length() > 1) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // told below, without the URL: it may hold a password
        }
        throw CannotOpenException.wrongCall("The database is given as " + FORM + " (or jdbc:" + FORM + ")");
    }

    private static CannotOpenException passwordInUrl() {
        return CannotOpenException.wrongCall(
                "The database URL holds a password, which everybody on this machine could see: take it out, and set the environment"
                        + " variable PGPASSWORD or write a pgpass file");
    }
}

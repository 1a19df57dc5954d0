package io.trueup.organization;

import io.trueup.organization.MailSettings.Smtp;
import io.trueup.organization.MailSettings.Tls;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the part {@code mail} of {@code jobs/monthly-reconciliation.yaml}. */
final class MailYaml {

    private static final Form<String> HOST =
            Form.matching("allowed is the name of a mail server such as smtp.example.com", "[A-Za-z0-9.:-]{1,253}");

    private static final Form<Tls> TLS = Form.oneOf(EnumSet.allOf(Tls.class), Tls::told);

    private static final Form<String> LINK = Form.matching(
            "allowed is the address under which the reports folder can be reached, such as https://files.example.com/trueup/",
            "https?://[^\\p{Cntrl}\\s<>\"'\\\\]{1,500}");

    private static final Pattern SIZE_WRITTEN = Pattern.compile("([0-9]{1,4}(?:\\.[0-9])?) ?(kB|MB)");

    private static final Form<Long> SIZE =
            new Form<>("allowed is a size such as 10 MB or 500 kB", MailYaml::size, MailSettings.USUAL_SIZE);

    private static final String VARIABLE =
            "allowed is the name of an environment variable that holds the password, such as TRUEUP_MAIL_PASSWORD, never the password itself";

    /** Takes any text, because a message must not show what may be a password. */
    private static final Form<String> ANY = new Form<>(VARIABLE, text -> text, "");

    private static final int USUAL_SECONDS = 30;

    private MailYaml() {}

    static MailSettings parse(Optional<YamlValue> value) {
        return value.map(given -> given.mapping(
                        "host",
                        "port",
                        "tls",
                        "user",
                        "password-variable",
                        "timeout",
                        "time-limit",
                        "from",
                        "attach-up-to",
                        "link"))
                .map(MailYaml::settings)
                .orElse(MailSettings.FILES);
    }

    private static MailSettings settings(YamlMapping parts) {
        Smtp smtp = smtp(parts);
        if (smtp != null && !parts.has("from")) {
            parts.refuseMissing("from", Form.EMAIL.allowed());
        }
        return new MailSettings(
                parts.optional("from", Form.EMAIL, MailSettings.FILES.from()),
                parts.optional("attach-up-to", SIZE, MailSettings.USUAL_SIZE),
                parts.optional("link", LINK),
                smtp,
                MailSettings.USUAL_PAUSES);
    }

    /** Everything is read, so that every error is told, even while no server is named. */
    private static @Nullable Smtp smtp(YamlMapping parts) {
        String host = parts.optional("host", HOST);
        Tls tls = parts.optional("tls", TLS, Tls.STARTTLS);
        int port = parts.optional("port", Form.whole(1, 65_535), tls.usualPort());
        String user = parts.optional("user", Form.TEXT);
        String variable = variable(parts);
        Duration timeout = Duration.ofSeconds(parts.optional("timeout", Form.whole(1, 600), USUAL_SECONDS));
        Integer limit = parts.optional("time-limit", Form.whole(1, 7200));
        if (user != null && !parts.has("password-variable")) {
            parts.refuseMissing("password-variable", VARIABLE);
        }
        if (host != null && user != null && tls == Tls.NONE && !host.matches("localhost|127\\.0\\.0\\.1|::1")) {
            parts.refuse(
                    "tls",
                    "none",
                    "allowed are starttls, implicit: the password would travel in the clear; none only without user, or on this machine");
        }
        if (host == null) {
            return null;
        }
        String password = user == null ? null : variable;
        return limit == null
                ? new Smtp(host, port, tls, user, password, timeout)
                : new Smtp(host, port, tls, user, password, timeout, Duration.ofSeconds(limit));
    }

    private static @Nullable String variable(YamlMapping parts) {
        String variable = parts.optional("password-variable", ANY);
        if (variable != null && !variable.matches("[A-Z][A-Z0-9_]{2,99}")) {
            parts.refuse("password-variable", "what is no such name (not shown, it may be a password)", VARIABLE);
            return null;
        }
        return variable;
    }

    private static @Nullable Long size(String text) {
        Matcher written = SIZE_WRITTEN.matcher(text);
        if (!written.matches()) {
            return null;
        }
        return new BigDecimal(written.group(1))
                .movePointRight(written.group(2).equals("kB") ? 3 : 6)
                .longValueExact();
    }
}

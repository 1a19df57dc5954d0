package io.trueup.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.trueup.organization.MailSettings.Smtp;
import io.trueup.organization.MailSettings.Tls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailYamlTest {

    private static Parsed<MonthlySettings> parse(String mail) {
        String yaml = """
                inbox: in
                reports: out
                prices: prices.yaml
                defaults: {tolerance: {amount: 0.02, percent: 0.1}}
                mail: %s
                """.formatted(mail);
        return MonthlyYaml.parse("m.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withoutAServerMailsBecomeFiles() {
        assertThat(parse("").value().mail()).isEqualTo(MailSettings.FILES);
        assertThat(parse("{attach-up-to: 500 kB}").value().mail().attachUpTo()).isEqualTo(500_000);
    }

    @Test
    void aServerIsEncryptedUnlessTheSettingsSayOtherwise() {
        MailSettings mail = parse(
                        "{host: smtp.example.com, user: robot, password-variable: MAIL_WORD, from: a@b.example, attach-up-to: 2.5 MB}")
                .value()
                .mail();

        assertThat(mail.smtp())
                .isEqualTo(
                        new Smtp("smtp.example.com", 587, Tls.STARTTLS, "robot", "MAIL_WORD", Duration.ofSeconds(30)));
        assertThat(mail.attachUpTo()).isEqualTo(2_500_000);
    }

    @Test
    void aMailMayTakeTenTimesTheTimeoutUnlessTheSettingsSayOtherwise() {
        String server = "{host: h.example, from: a@b.example, timeout: 20";

        assertThat(limit(server + "}")).isEqualTo(Duration.ofSeconds(200));
        assertThat(limit(server + ", time-limit: }")).isEqualTo(Duration.ofSeconds(200));
        assertThat(limit(server + ", time-limit: 45}")).isEqualTo(Duration.ofSeconds(45));
    }

    private static Duration limit(String mail) {
        return parse(mail).value().mail().smtp().limit();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{host: h.example, from: a@b.example, tls: none, user: x, password-variable: MAIL_WORD} | password would travel in the clear",
                "{host: h.example} | from",
                "{host: h.example, from: a@b.example, user: x} | password-variable",
                "{host: h.example, from: \"a@b.example\\r\\nBcc: c@d.example\"} | from",
                "{attach-up-to: 10 GB} | 10 MB or 500 kB",
                "{link: 'javascript:alert(1)'} | link",
                "{timeout: 0} | timeout",
                "{time-limit: 0} | time-limit"
            })
    void aSettingThatCannotBeRightIsTold(String mail, String told) {
        assertThat(parse(mail).problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains(told));
    }

    @Test
    void aPasswordInTheWrongPlaceIsNotShown() {
        assertThat(parse("{host: h.example, from: a@b.example, user: x, password-variable: s3cret-word}")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).doesNotContain("s3cret"));
    }
}

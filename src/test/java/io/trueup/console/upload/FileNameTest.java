package io.trueup.console.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.csv",
                "..\\a.csv",
                "/etc/a.csv",
                "C:\\a.csv",
                "a/b.csv",
                "..",
                "..\\..\\..\\a.csv",
                "a\u0000/../b.csv"
            })
    void aNameThatLeadsElsewhereIsRefused(String sent) {
        FileName name = FileName.of(sent);

        assertThat(name.refused()).hasValueSatisfying(why -> assertThat(why).contains("leads to another folder"));
        assertThat(name.name()).doesNotContain("/", "\\", "\u0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.zip", "a.xlsx", "a.exe", "a", ".csv", "a.csv.", "a.csv\u0000.exe", "a.csv::$DATA", "a.yaml"})
    void aTypeThatIsNotTakenIsRefused(String sent) {
        assertThat(FileName.of(sent).refused())
                .hasValueSatisfying(why -> assertThat(why).contains("are not taken"));
    }

    @ParameterizedTest
    @CsvSource({
        "CON.csv, _CON.csv",
        "nul.pdf, _nul.pdf",
        "com1.csv, _com1.csv",
        "LPT9.usage.json, _LPT9.usage.json",
        "aux .csv, _aux .csv",
        "console.csv, console.csv",
        "COM10.csv, COM10.csv",
        ".hidden.csv, _hidden.csv",
        "'...a.csv', _a.csv",
        "a:b.csv, a_b.csv",
        "a\u202Egpj.csv, a_gpj.csv",
        "usage group=ops.json, usage group=ops.json",
        "Überblick März.csv, Überblick März.csv"
    })
    void aNameIsMadeHarmless(String sent, String filed) {
        assertThat(FileName.of(sent)).isEqualTo(new FileName(filed, null));
    }

    @Test
    void aNulIsNoPartOfAName() {
        assertThat(FileName.of("a\u0000b.csv")).isEqualTo(new FileName("a_b.csv", null));
    }

    @Test
    void lettersThatWereSentInPartsAreWhole() {
        assertThat(FileName.of("Ma\u0308rz.csv").name()).isEqualTo("März.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ä", "語", "\uD840\uDC00"})
    void aLongNameIsCutSoThatEveryFileSystemTakesItWithItsType(String letter) {
        for (int length : new int[] {121, 300, 5000}) {
            FileName name = FileName.of(letter.repeat(length) + ".csv");

            assertThat(name.refused()).isEmpty();
            assertThat(name.name()).endsWith(".csv").hasSizeLessThanOrEqualTo(120);
            assertThat(name.name().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
            assertThat(name.name().substring(0, name.name().length() - 4)).matches("(" + letter + ")+");
        }
    }

    @Test
    void aRefusedNameIsCutAsWell() {
        assertThat(FileName.of("x".repeat(5000) + ".exe").name()).hasSizeLessThanOrEqualTo(120);
        assertThat(FileName.of("../" + "x".repeat(5000)).name()).hasSizeLessThanOrEqualTo(120);
    }
}

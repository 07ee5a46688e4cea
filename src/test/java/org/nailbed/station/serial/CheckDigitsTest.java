package org.nailbed.station.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nailbed.station.SerialNumberRule;

class CheckDigitsTest {

    /** Published: Luhn's usual example; GTINs of the GS1 pages; ISO 7064's own and two LEIs; a GRid; Damm's and Verhoeff's. */
    private static final Map<CheckDigits, List<String>> RIGHT = Map.of(
            CheckDigits.LUHN, List.of("79927398713", "4111111111111111", "490154203237518"),
            CheckDigits.MOD10_GS1, List.of("4006381333931", "73513537", "036000291452", "6291041500213"),
            CheckDigits.MOD97, List.of("79444", "5493000IBP32UQZ0KL24", "5493001KJTIIGC8Y1R12"),
            CheckDigits.MOD36, List.of("A12425GABC1234002M"),
            CheckDigits.DAMM, List.of("5724"),
            CheckDigits.VERHOEFF, List.of("2363", "1428570"));

    @Test
    void publishedNumbersAreRight() {
        RIGHT.forEach((rule, numbers) -> numbers.forEach(number ->
                assertThat(rule.isRight(number)).as(rule + " " + number).isTrue()));
        assertThat(RIGHT).hasSize(CheckDigits.values().length);
    }

    @Test
    void oneWrongDigitIsAlwaysSeen() {
        RIGHT.forEach((rule, numbers) -> numbers.forEach(number -> {
            for (int place = 0; place < number.length(); place++) {
                for (char other = '0'; other <= '9' && Character.isDigit(number.charAt(place)); other++) {
                    String wrong = number.substring(0, place) + other + number.substring(place + 1);
                    assertThat(rule.isRight(wrong)).as(rule + " " + wrong).isEqualTo(wrong.equals(number));
                }
            }
        }));
    }

    @Test
    void swappedNeighboursAreSeenByTheTables() {
        for (CheckDigits rule : List.of(CheckDigits.DAMM, CheckDigits.VERHOEFF)) {
            for (String number : RIGHT.getOrDefault(rule, List.of())) {
                for (int place = 1; place < number.length(); place++) {
                    String swapped = number.substring(0, place - 1)
                            + number.charAt(place)
                            + number.charAt(place - 1)
                            + number.substring(place + 1);
                    assertThat(rule.isRight(swapped)).as(rule + " " + swapped).isEqualTo(swapped.equals(number));
                }
            }
        }
    }

    @Test
    void whatIsNoNumberIsWrong() {
        for (CheckDigits rule : CheckDigits.values()) {
            for (String text : List.of("", "0", "12-34", "abc", "٣٣", "5724 ")) {
                assertThat(rule.isRight(text)).as(rule + " '" + text + "'").isFalse();
            }
        }
    }

    @Test
    void theFirstGroupOfThePatternIsChecked() {
        SerialNumberRule rule = new SerialNumberRule(
                Pattern.compile("NB-(\\d+)"), Optional.of("NB-5724"), Optional.of(CheckDigits.DAMM));
        assertThat(rule.fits("NB-5724")).isTrue();
        assertThat(rule.why("NB-5742"))
                .contains("'NB-5742' has a wrong check digit (damm over '5742'); it was mistyped or misread.");
        assertThat(rule.why("5724")).contains("'5724' does not fit the pattern 'NB-(\\d+)'.");
        assertThat(rule.why("")).contains("'' has 0 characters, expected 1 to 128.");
    }

    @Test
    void theWholeTextIsCheckedWhenThePatternHasNoGroup() {
        Pattern digits = Pattern.compile("\\d+");
        assertThat(new SerialNumberRule(digits, Optional.empty(), Optional.of(CheckDigits.MOD10_GS1))
                        .fits("4006381333931"))
                .isTrue();
        assertThatThrownBy(() ->
                        new SerialNumberRule(digits, Optional.of("4006381333930"), Optional.of(CheckDigits.MOD10_GS1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The example '4006381333930' has a wrong check digit (mod10-gs1");
    }
}

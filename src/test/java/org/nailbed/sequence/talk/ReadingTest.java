package org.nailbed.sequence.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.run.Expectation;
import org.nailbed.run.Limit;
import org.nailbed.run.Measurement;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.talk.Reading.Kind;

class ReadingTest {

    @ParameterizedTest
    @CsvSource({
        "3.30, 3.30",
        "-4, -4",
        "+0.1, 0.1",
        ".5, 0.5",
        "7., 7",
        "1.25E-3, 0.00125",
        "+1.00000000E+03, 1000.00000",
        "' 12 ', 12",
        "0.10000000000000000000000001, 0.10000000000000000000000001"
    })
    void numbersAreTakenExactly(String text, String number) {
        assertThat(Reading.of("n", Kind.NUMBER).valueOf(text)).hasToString("Optional[" + number + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3,30",
                "1.234,5",
                "NaN",
                "nan",
                "Infinity",
                "0x1F",
                "1F",
                "3.3V",
                "3.3 V",
                "1e999",
                "1E+100",
                "1e",
                "--1",
                "1_000",
                "٣",
                "0b1",
                "1f",
                "1d",
                "1.2.3"
            })
    void whatIsNotADecimalNumberIsRefused(String text) {
        assertThat(Reading.of("n", Kind.NUMBER).valueOf(text)).isEmpty();
    }

    @Test
    void numberWithoutEndIsRefused() {
        assertThat(Reading.of("n", Kind.NUMBER).valueOf("1".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x1F, 31", "1f, 31", "FFFFFFFFFFFFFFFF, 18446744073709551615", "10, 16"})
    void hexIsTakenWhereItIsAskedFor(String text, String number) {
        assertThat(Reading.of("n", Kind.HEX).valueOf(text)).hasToString("Optional[" + number + "]");
        assertThat(Reading.of("n", Kind.HEX).valueOf(text + "g")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OK, yes", "1, yes", "True, yes", "off, no", "FAIL, no", "0, no"})
    void flagsAreTakenFromUsualWords(String text, String flag) {
        assertThat(Reading.of("f", Kind.FLAG).valueOf(text)).hasToString("Optional[" + flag + "]");
        assertThat(Reading.of("f", Kind.FLAG).valueOf(text + "?")).isEmpty();
    }

    @Test
    void takenValueStandsUnderItsLimit() {
        Limit limit = new Limit(Optional.of(new BigDecimal("3.2")), Optional.of(new BigDecimal("3.4")), "V");
        Reading reading = new Reading("supply", Kind.NUMBER, "V", Optional.of(limit));
        MeasurementSheet sheet = new MeasurementSheet();
        reading.declare(sheet);

        assertThat(reading.take("3.5", sheet)).isTrue();

        Measurement taken = sheet.measurements().get(0);
        assertThat(taken.unit()).isEqualTo("V");
        assertThat(taken.isGood()).isFalse();
    }

    @Test
    void textThatIsNoNumberLeavesTheMeasurementOpen() {
        Reading reading = Reading.of("n", Kind.NUMBER);
        MeasurementSheet sheet = new MeasurementSheet();
        reading.declare(sheet);

        assertThat(reading.take("none", sheet)).isFalse();
        assertThat(sheet.measurements().get(0).isSet()).isFalse();
    }

    @Test
    void readingThatCouldNeverBeGoodIsRefused() {
        Optional<Expectation> volts = Optional.of(new Limit(Optional.of(BigDecimal.ONE), Optional.empty(), "V"));

        assertThatThrownBy(() -> new Reading("a", Kind.TEXT, "V", Optional.empty()))
                .hasMessageContaining("Leave the unit out");
        assertThatThrownBy(() -> new Reading("a", Kind.NUMBER, "mV", volts)).hasMessageContaining("can never be");
        assertThatThrownBy(() -> new Reading("a", Kind.FLAG, "", Optional.of(new Expectation.Exactly("x"))))
                .hasMessageContaining("can never be");
        assertThatThrownBy(() -> new Reading("a", Kind.NUMBER, "", Optional.of(new Expectation.Is(true))))
                .hasMessageContaining("can never be");
    }
}

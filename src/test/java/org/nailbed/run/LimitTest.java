package org.nailbed.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({
        "3.2, 3.4, 3.2, true",
        "3.2, 3.4, 3.4, true",
        "3.2, 3.4, 3.400, true",
        "3.2, 3.4, 3.19, false",
        "3.2, 3.4, 3.41, false",
        "3.2, , 1000, true",
        "3.2, , 3.1, false",
        ", 3.4, -1000, true",
        ", 3.4, 3.5, false"
    })
    void bothEndsBelongToTheRange(String low, String high, String value, boolean inside) {
        assertThat(limit(low, high).contains(new BigDecimal(value))).isEqualTo(inside);
    }

    @Test
    void limitIsReadAsASentenceOfItsEnds() {
        assertThat(limit("3.2", "3.4")).hasToString("3.2 to 3.4 V");
        assertThat(limit("1E+3", null)).hasToString("at least 1000 V");
        assertThat(new Limit(Optional.empty(), Optional.of(BigDecimal.TEN), "")).hasToString("at most 10");
    }

    @Test
    void limitWithoutAnEndOrUpsideDownIsRefused() {
        assertThatThrownBy(() -> limit(null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("low or a high");
        assertThatThrownBy(() -> limit("5", "4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("low 5 is above high 4");
    }

    /** Value in ohm, limits in kilohm: such a pair once let a bad part pass. */
    @Test
    void measurementUnderALimitOfAnotherUnitIsRefused() {
        Limit kilohm = new Limit(Optional.of(new BigDecimal("28.0")), Optional.of(new BigDecimal("28.4")), "kOhm");
        Optional<Measurement.Value> value = Optional.of(new Measurement.Value.Number(new BigDecimal(28300)));

        assertThatThrownBy(() -> new Measurement("resistance", value, "Ohm", Optional.of(kilohm)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resistance is in 'Ohm', its limit in 'kOhm'");
    }

    @Test
    void textIsNeverInsideALimit() {
        Measurement measurement = new Measurement(
                "supply", Optional.of(new Measurement.Value.Text("3.3")), "V", Optional.of(limit("3.2", "3.4")));

        assertThat(measurement.isGood()).isFalse();
    }

    @Test
    void measurementWithoutLimitIsGoodOnceItIsSet() {
        assertThat(Measurement.ofText("mac", "24:0a:c4:de:ad:be").isGood()).isTrue();
        assertThat(Measurement.ofNumber("bytes", 0, "B").isGood()).isTrue();
        assertThat(new Measurement("bytes", Optional.empty(), "B", Optional.empty()).isGood())
                .isFalse();
    }

    private static Limit limit(@Nullable String low, @Nullable String high) {
        return new Limit(
                Optional.ofNullable(low).map(BigDecimal::new),
                Optional.ofNullable(high).map(BigDecimal::new),
                "V");
    }
}

package org.nailbed.ledger.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialRangeTest {

    @ParameterizedTest
    @CsvSource({
        "NB-{n:06}, 42, NB-000042",
        "NB-{n:06}, 999999, NB-999999",
        "{n}, 0, 0",
        "A{n}B, 1234567, A1234567B",
        "{n:018}/x, 7, 000000000000000007/x"
    })
    void numberIsPutIntoItsPlace(String template, long number, String serialNumber) {
        assertThat(new SerialRange("r", template, 0, number).serialNumber(number))
                .isEqualTo(serialNumber);
    }

    @ParameterizedTest
    @CsvSource({"NB", "{n}{n}", "{n:6}", "{n:00}", "{n:019}", "{m}", "{n:0}", "''"})
    void templateWithoutExactlyOneNumberIsRefused(String template) {
        assertThatThrownBy(() -> new SerialRange("r", template, 1, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + template + "'");
    }

    @ParameterizedTest
    @CsvSource({"-1, 9", "9, 8", "0, 1000000000000000000"})
    void endsOutOfOrderAreRefused(long first, long last) {
        assertThatThrownBy(() -> new SerialRange("r", "{n}", first, last))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from " + first + " to " + last);
    }

    @Test
    void numberWiderThanItsPlaceIsRefused() {
        assertThatThrownBy(() -> new SerialRange("r", "NB-{n:03}", 1, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000");
    }

    @Test
    void rangeWithoutANameIsRefused() {
        assertThatThrownBy(() -> new SerialRange(" ", "{n}", 1, 9)).isInstanceOf(IllegalArgumentException.class);
    }
}

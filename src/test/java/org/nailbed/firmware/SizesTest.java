package org.nailbed.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "65536, 65536",
        "0x10000, 65536",
        "0XfF, 255",
        "64k, 65536",
        "64KB, 65536",
        "4MB, 4194304",
        "16m, 16777216",
        "0x7fffffff, 2147483647",
        "0x10b, 267"
    })
    void sizeIsReadAsToolsWriteIt(String text, int bytes) {
        assertThat(Sizes.parse(text)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "k", "x", "-1", "0x", "0x80000000", "2048M", "4 MB", "4G", "99999999999999999999", "1.5M"})
    void whatIsNoSizeIsNotGuessed(String text) {
        assertThat(Sizes.parse(text)).isEmpty();
    }

    @Test
    void placesAreWrittenInHexadecimal() {
        assertThat(Sizes.hex(0x10A)).isEqualTo("0x10A");
    }
}

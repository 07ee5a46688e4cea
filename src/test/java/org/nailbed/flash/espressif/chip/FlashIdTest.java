package org.nailbed.flash.espressif.chip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol reference, 5.4. */
class FlashIdTest {
    private static final int KIB = 1 << 10;

    @ParameterizedTest
    @CsvSource({
        "12, 256",
        "13, 512",
        "14, 1024",
        "15, 2048",
        "16, 4096",
        "17, 8192",
        "18, 16384",
        "19, 32768",
        "1A, 65536",
        "1B, 131072",
        "1C, 262144",
        "20, 65536",
        "21, 131072",
        "22, 262144",
        "32, 256",
        "33, 512",
        "34, 1024",
        "35, 2048",
        "36, 4096",
        "37, 8192",
        "38, 16384",
        "39, 32768",
        "3A, 65536"
    })
    void everyListedSizeByteIsDecoded(String sizeByte, int kib) {
        int code = Integer.parseInt(sizeByte, 16) << 16 | 0x40EF;

        assertThat(new FlashId(code).sizeBytes()).contains(kib * KIB);
    }

    @ParameterizedTest
    @CsvSource({"44, 512", "45, 1024", "46, 2048", "47, 4096", "48, 8192", "49, 16384"})
    void adestoTellsItsSizeInTheTypeByte(String typeByte, int kib) {
        int code = 0x01001F | Integer.parseInt(typeByte, 16) << 8;

        assertThat(new FlashId(code).sizeBytes()).contains(kib * KIB);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x11, 0x1D, 0x1F, 0x23, 0x31, 0x3B, 0xFF})
    void unlistedSizeByteHasNoSize(int sizeByte) {
        assertThat(new FlashId(sizeByte << 16 | 0x40EF).sizeBytes()).isEmpty();
    }

    @Test
    void onesOrZerosAloneMeanADeadChip() {
        assertThat(new FlashId(0xFFFFFF).isDead()).isTrue();
        assertThat(new FlashId(0).isDead()).isTrue();
        assertThat(new FlashId(0x1640EF).isDead()).isFalse();
    }
}

package org.nailbed.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;

/** Against the data sheet's times: sector 45 ms, block 150 ms, page 0.4 ms (protocol reference, 7.2). */
class LimitTest {
    private static final double A_SECTORS_PAGES = 16 * 0.0004;

    @Test
    void theWireTakesTenBitsAByte() {
        assertThat(Limit.of(92_160, 921_600, Optional.empty(), new byte[0]).seconds())
                .isEqualTo(1.0);
    }

    @Test
    void aBlankBoardIsProgrammedOnly() {
        assertThat(Limit.of(0, 921_600, Optional.empty(), filled(0x2000, 1)).flashSeconds())
                .isCloseTo(2 * A_SECTORS_PAGES, within(1e-9));
    }

    @Test
    void sectorsThatDifferAreErasedTooAndAWholeBlockAtOnce() {
        assertThat(Limit.of(0, 921_600, Optional.of(filled(0x1000, 2)), filled(0x1000, 1))
                        .flashSeconds())
                .isCloseTo(0.045 + A_SECTORS_PAGES, within(1e-9));
        assertThat(Limit.of(0, 921_600, Optional.of(filled(0x10000, 2)), filled(0x10000, 1))
                        .flashSeconds())
                .isCloseTo(0.150 + 16 * A_SECTORS_PAGES, within(1e-9));
    }

    @Test
    void whatIsEqualTakesNothing() {
        assertThat(Limit.of(0, 921_600, Optional.of(filled(0x10000, 1)), filled(0x10000, 1))
                        .seconds())
                .isZero();
    }

    @Test
    void scenariosDifferAsTheirNamesSay() {
        FirmwareSet set = new FirmwareSet(
                List.of(Image.of("app.bin", 0x1000, filled(0x8000, 3))), Optional.empty(), Optional.empty());
        byte[] wanted = Scenario.content(set);
        assertThat(Scenario.BLANK.held(set)).isEmpty();
        assertThat(Scenario.SAME.held(set))
                .hasValueSatisfying(held -> assertThat(held).isEqualTo(wanted));
        assertThat(differences(Scenario.OTHER, set, wanted)).isEqualTo(0x8000);
        assertThat(differences(Scenario.ONE_BYTE, set, wanted)).isEqualTo(1 + 33);
    }

    private static int differences(Scenario scenario, FirmwareSet set, byte[] wanted) {
        byte[] held = scenario.held(set).orElseThrow();
        int count = 0;
        for (int at = 0; at < wanted.length; at++) {
            count += held[at] == wanted[at] ? 0 : 1;
        }
        return count;
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}

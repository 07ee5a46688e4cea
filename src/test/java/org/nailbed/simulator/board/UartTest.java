package org.nailbed.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UartTest {
    private final byte[] sent = new byte[500];

    UartTest() {
        new Random(7).nextBytes(sent);
    }

    @Test
    void sameRateIsHeardAsSent() {
        assertThat(Uart.hear(sent, 115_200, 115_200)).isEqualTo(sent);
    }

    @Test
    void rateTwoPercentOffIsStillHeardRight() {
        assertThat(Uart.hear(sent, 117_500, 115_200)).isEqualTo(sent);
        assertThat(Uart.hear(sent, 113_000, 115_200)).isEqualTo(sent);
    }

    @Test
    void fasterSenderIsHeardAsFewOtherBytes() {
        byte[] heard = Uart.hear(sent, 921_600, 115_200);
        assertThat(heard.length).isBetween(sent.length / 16, sent.length / 4);
    }

    @Test
    void slowerSenderIsHeardAsManyBytesOfOnesAndZeroes() {
        byte[] heard = Uart.hear(new byte[] {0x55}, 115_200, 921_600);
        assertThat(heard).hasSizeGreaterThan(2);
    }

    @Test
    void silenceIsHeardAsNothing() {
        assertThat(Uart.hear(new byte[0], 9600, 115_200)).isEmpty();
    }
}

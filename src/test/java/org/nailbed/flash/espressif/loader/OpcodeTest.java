package org.nailbed.flash.espressif.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Protocol reference, 1.5. */
class OpcodeTest {

    @Test
    void commandsThatMoveFlashMayTakeLongerTheMoreTheyMove() {
        assertThat(Opcode.SPI_FLASH_MD5.timeout(4_000_000)).isEqualTo(Duration.ofSeconds(32));
        assertThat(Opcode.FLASH_BEGIN.timeout(1_000_000)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void noTimeoutOfFlashIsBelowThreeSeconds() {
        assertThat(Opcode.SPI_FLASH_MD5.timeout(100)).isEqualTo(Duration.ofSeconds(3));
        assertThat(Opcode.DEFL_DATA.timeout(16_384)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void syncAndJumpAreImpatient() {
        assertThat(Opcode.SYNC.timeout()).isEqualTo(Duration.ofMillis(100));
        assertThat(Opcode.MEM_END.timeout()).isEqualTo(Duration.ofMillis(200));
    }
}

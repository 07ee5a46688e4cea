package org.nailbed.app.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "PORT_NOT_FOUND, 4",
        "PORT_BUSY, 5",
        "PORT_GONE, 10",
        "WRITE_STALLED, 10",
        "BAD_ADDRESS, 2",
        "BAUD_REFUSED, 10",
        "INTERRUPTED, 130",
        "CLOSED, 1"
    })
    void aPortsFaultHasItsExitCode(WireFault fault, int exit) {
        assertThat(Failure.of(new WireException(fault, "x")).exit().number()).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_SYNC, 6",
        "GARBAGE_HEARD, 6",
        "WRONG_BOOT_MODE, 6",
        "WRONG_CHIP, 7",
        "WRONG_REVISION, 7",
        "FLASH_TOO_SMALL, 7",
        "SECURITY_REFUSED, 7",
        "FLASH_DEAD, 8",
        "FLASH_WRITE_FAILED, 8",
        "DIGEST_MISMATCH, 8",
        "NOT_VERIFIABLE, 8",
        "BOOT_NOT_SEEN, 9",
        "BOOT_LOOP, 9",
        "BOOT_CRASH, 9",
        "LINK_CORRUPT, 10",
        "REPLY_TIMEOUT, 10",
        "PROTOCOL_ERROR, 10",
        "STUB_FAILED, 10"
    })
    void aBoardsFaultHasItsExitCode(FlashFault fault, int exit) {
        assertThat(Failure.of(new FlashException(fault, "x")).exit().number()).isEqualTo(exit);
    }

    @ParameterizedTest
    @EnumSource(FlashFault.class)
    void theCodeStandsInBracketsBehindTheMessage(FlashFault fault) {
        assertThat(Failure.of(new FlashException(fault, "What, where. Do this."))
                        .line())
                .isEqualTo("What, where. Do this. [" + fault + "]");
    }

    @Test
    void badFirmwareAndABadCommandLineAreToldApart() {
        assertThat(Failure.of(new FirmwareException("x")).exit().number()).isEqualTo(3);
        assertThat(Failure.of(new Failure.Usage("x")).exit().number()).isEqualTo(2);
    }

    @Test
    void anErrorOfOurOwnSaysHowToReportIt() {
        Failure failure = Failure.of(new IllegalStateException("boom"));
        assertThat(failure.exit().number()).isOne();
        assertThat(failure.line()).contains("boom", "--debug", "[INTERNAL]");
    }
}

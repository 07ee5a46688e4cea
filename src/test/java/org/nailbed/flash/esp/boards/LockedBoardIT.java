package org.nailbed.flash.esp.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.Progress;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.flash.esp.TestFirmware;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.ports.Ports;

/** Boards whose eFuses lock something, pretended: what is refused, with flash untouched, and which way the stub takes. */
@Timeout(60)
class LockedBoardIT {
    private static final String STUB_GREETING = "c0 4f 48 41 49 c0";

    @TempDir
    Path dir;

    /** Protocol reference, 3.1. */
    @ParameterizedTest
    @CsvSource({"esp32s3, true", "esp32c3, false", "esp32c6, true", "esp32p4, true"})
    void signedBootKeepsTheStubFromTheC3Only(String chip, boolean stub) {
        FirmwareSet data = FirmwareSet.of(List.of(Image.of("data.bin", 0x200000, TestFirmware.code(20_000))));
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of(chip), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            board.order(Optional.of(new BoardFault.SecureBoot()));
            try (EspProgrammer programmer = open(board)) {
                assertThat(programmer.identify(deadline()).security()).containsExactly("secure boot on");
                programmer.write(data, deadline());
                programmer.verify(data, deadline());

                assertThat(programmer.trace().dump().contains(STUB_GREETING)).isEqualTo(stub);
            }
            assertThat(Arrays.copyOfRange(board.flash(), 0x200000, 0x200000 + 20_000))
                    .startsWith(TestFirmware.code(20_000));
        }
    }

    @Test
    void unsignedFirmwareIsRefusedWhereSignedBootIsOn() {
        assertRefused(
                "esp32s3",
                new BoardFault.SecureBoot(),
                "secure boot is on: bootloader.bin at offset 0x0 would replace the bootloader");
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp32", "esp32c2", "esp32c5", "esp32c61", "esp32h2"})
    void plainFirmwareIsRefusedWhereFlashIsEncrypted(String chip) {
        assertRefused(chip, new BoardFault.FlashEncryption(), "flash encryption is on: plain bootloader.bin");
    }

    @Test
    void imagesThatAreEncryptedAlreadyAreWrittenAndProvenAsTheyAre() {
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("app.enc", 0x10000, TestFirmware.code(20_000))));
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of("esp32c3"), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            board.order(Optional.of(new BoardFault.FlashEncryption()));
            try (EspProgrammer programmer =
                    open(board, EspOptions.DEFAULT.withContents(EspOptions.Contents.ENCRYPTED))) {
                programmer.identify(deadline());
                programmer.write(set, deadline());

                assertThat(programmer.verify(set, deadline())).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"esp32s2", "esp32c3", "esp32p4"})
    void boardThatTellsNothingOfItselfIsRefused(String chip) {
        assertRefused(chip, new BoardFault.SecureDownloadMode(), "secure download mode");
    }

    private void assertRefused(String chip, BoardFault lock, String reason) {
        try (SimulatedJig jig = SimulatedJig.onPtys(JigOptions.of(chip), dir)) {
            SimulatedBoard board = jig.boards().get(0);
            board.order(Optional.of(lock));
            byte[] before = board.flash();
            EspChip kind = EspChip.ofName(chip).orElseThrow();
            FirmwareSet set = TestFirmware.of(kind, kind.imageId(), 20_000);
            try (EspProgrammer programmer = open(board)) {
                assertThatThrownBy(() -> {
                            programmer.identify(deadline());
                            programmer.write(set, deadline());
                        })
                        .isInstanceOfSatisfying(
                                FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.SECURITY_REFUSED))
                        .hasMessageContaining(reason);
            }
            assertThat(board.flash()).as("untouched").isEqualTo(before);
        }
    }

    private static EspProgrammer open(SimulatedBoard board) {
        return open(board, EspOptions.DEFAULT);
    }

    private static EspProgrammer open(SimulatedBoard board, EspOptions options) {
        return new EspProgrammer(Ports.open(board.address(), 115_200, deadline()), options, Progress.Listener.NONE);
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(20));
    }
}

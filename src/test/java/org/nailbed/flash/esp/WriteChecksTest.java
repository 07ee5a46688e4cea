package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTableBuilder;
import org.nailbed.firmware.SignedImages;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import org.nailbed.flash.espressif.chip.Chips;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.fuse.Security;
import org.nailbed.flash.espressif.fuse.Security.Lock;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;

/** What a board is refused before the first erase. */
class WriteChecksTest {
    private static final int C3 = 5;
    private static final byte[] APP = EspImageBuilder.app(C3, "blink", "1").build();

    private final Link link = new Link(new FakePort(new HandTicker(), written -> new byte[0]));

    @Test
    void firmwareThatFitsIsTakenWithTheSizeOfTheFlash() {
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("app.bin", 0x10000, APP)));

        assertThat(checks(EspOptions.DEFAULT).check(set, board(EspChip.ESP32_C3)))
                .isEqualTo(4 << 20);
    }

    @Test
    void firmwareForAnotherChipIsRefused() {
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("app.bin", 0x10000, APP)));

        assertRefused(FlashFault.WRONG_CHIP, set, board(EspChip.ESP32_S3)).hasMessageContaining("is for ESP32-C3");
    }

    /** Protocol reference, 6.1: smallest and largest revision, major × 100 + minor. */
    @ParameterizedTest
    @CsvSource({"3, 399, 4, false", "3, 399, 2, true", "0, 3, 4, true", "0, 65535, 400, false", "101, 65535, 100, true"
    })
    void revisionThatAnImageExcludesIsRefused(int min, int max, int revision, boolean refused) {
        byte[] app = EspImageBuilder.app(C3, "blink", "1").revisions(min, max).build();
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("app.bin", 0x10000, app)));
        Learnt board = board(EspChip.ESP32_C3, revision, Security.OPEN, 4 << 20);

        if (refused) {
            assertRefused(FlashFault.WRONG_REVISION, set, board).hasMessageContaining("v" + revision / 100);
        } else {
            assertThat(checks(EspOptions.DEFAULT).check(set, board)).isPositive();
        }
    }

    /** Protocol reference, 6.1: the old one-byte field holds the minor revision on the C3, the major on the others. */
    @ParameterizedTest
    @CsvSource({"ESP32_C3, 5, 3, 3, 2", "ESP32_S3, 9, 1, 100, 2"})
    void oldFieldForTheSmallestRevisionIsHeededToo(EspChip kind, int id, int field, int enough, int tooLittle) {
        byte[] app = EspImageBuilder.app(id, "blink", "1").headerByte(14, field).build();
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("app.bin", 0x10000, app)));

        assertThat(checks(EspOptions.DEFAULT).check(set, board(kind, enough, Security.OPEN, 4 << 20)))
                .isPositive();
        assertRefused(FlashFault.WRONG_REVISION, set, board(kind, tooLittle, Security.OPEN, 4 << 20));
    }

    /** The bootloader believes its own header: partitions beyond the real end would be lost. */
    @Test
    void bootloaderWhoseHeaderNamesALargerFlashIsRefused() {
        byte[] bootloader = EspImageBuilder.bootloader(C3).flashSizeCode(4).build();
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("bootloader.bin", 0, bootloader)));

        assertRefused(FlashFault.FLASH_TOO_SMALL, set, board(EspChip.ESP32_C3))
                .hasMessageContaining("has 4194304 bytes, the firmware needs 16777216");
    }

    @Test
    void partitionBeyondTheFlashIsRefusedThoughNoImageIsInIt() {
        byte[] table = PartitionTableBuilder.singleApp()
                .data(0x82, 0x200000, 0x300000, "storage")
                .build();
        FirmwareSet set = FirmwareSet.of(
                List.of(Image.of("partition-table.bin", 0x8000, table), Image.of("app.bin", 0x10000, APP)));

        assertRefused(FlashFault.FLASH_TOO_SMALL, set, board(EspChip.ESP32_C3))
                .hasMessageContaining("has 4194304 bytes, the firmware needs 5242880");
    }

    @Test
    void imageBeyondTheFlashIsRefused() {
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("data.bin", 4 << 20, new byte[4])));

        assertRefused(FlashFault.FLASH_TOO_SMALL, set, board(EspChip.ESP32_C3));
    }

    /** Protocol reference, 5.4. */
    @ParameterizedTest
    @CsvSource({
        "ESP32, STUB, false",
        "ESP32_C3, STUB, false",
        "ESP32_C6, STUB, false",
        "ESP32_S3, STUB, true",
        "ESP32_S3, ROM_ONLY, false",
        "ESP32_C5, STUB, true",
        "ESP32_C61, STUB, true",
        "ESP32_P4, STUB, true",
        "ESP32_P4, ROM_ONLY, false"
    })
    void flashBeyond16MibIsForSomeChipsAndTheirStubsOnly(EspChip kind, LoaderChoice loader, boolean reached) {
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("data.bin", 16 << 20, new byte[4])));
        Learnt board = board(kind, 100, Security.OPEN, 32 << 20);
        WriteChecks checks = checks(EspOptions.DEFAULT.withLoader(loader));

        if (reached) {
            assertThat(checks.check(set, board)).isEqualTo(32 << 20);
        } else {
            assertFault(FlashFault.FLASH_TOO_SMALL, () -> checks.check(set, board))
                    .hasMessageContaining("first 16777216 bytes");
        }
    }

    @Test
    void boardThatEncryptsItsFlashIsRefusedPlainImages() {
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("app.bin", 0x10000, APP)));

        assertRefused(FlashFault.SECURITY_REFUSED, set, locked(Lock.FLASH_ENCRYPTION))
                .hasMessageContaining("flash encryption is on: plain app.bin would not run");
    }

    @Test
    void boardThatEncryptsItsFlashTakesImagesThatAreEncryptedAlready() {
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("app.bin", 0x10000, TestFirmware.code(64))));
        EspOptions options = EspOptions.DEFAULT.withContents(EspOptions.Contents.ENCRYPTED);

        assertThat(checks(options).check(set, locked(Lock.FLASH_ENCRYPTION))).isEqualTo(4 << 20);
    }

    @Test
    void boardThatBootsSignedCodeOnlyIsRefusedAnUnsignedApplication() {
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("app.bin", 0x10000, APP)));

        assertRefused(FlashFault.SECURITY_REFUSED, set, locked(Lock.SECURE_BOOT))
                .hasMessageContaining("without a signature are app.bin");
    }

    @Test
    void boardThatBootsSignedCodeOnlyTakesASignedApplicationAndData() {
        FirmwareSet set = FirmwareSet.of(List.of(
                Image.of("app.bin", 0x10000, SignedImages.v2(APP, SignedImages.RSA, 1)),
                Image.of("data.bin", 0x200000, new byte[16])));

        assertThat(checks(EspOptions.DEFAULT).check(set, locked(Lock.SECURE_BOOT)))
                .isEqualTo(4 << 20);
    }

    /** Signed by whom only the board knows, and there is no second try. */
    @Test
    void boardThatBootsSignedCodeOnlyIsRefusedEveryBootloader() {
        byte[] bootloader = SignedImages.v2(EspImageBuilder.bootloader(C3).build(), SignedImages.RSA, 1);
        FirmwareSet set = FirmwareSet.of(List.of(Image.of("bootloader.bin", 0, bootloader)));

        assertRefused(FlashFault.SECURITY_REFUSED, set, locked(Lock.SECURE_BOOT))
                .hasMessageContaining("would replace the bootloader");
    }

    private AbstractThrowableAssert<?, ?> assertRefused(FlashFault fault, FirmwareSet set, Learnt board) {
        return assertFault(fault, () -> checks(EspOptions.DEFAULT).check(set, board));
    }

    private static AbstractThrowableAssert<?, ?> assertFault(FlashFault fault, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private WriteChecks checks(EspOptions options) {
        return new WriteChecks(link, options);
    }

    private static Learnt locked(Lock lock) {
        return board(EspChip.ESP32_C3, 4, Security.of(lock), 4 << 20);
    }

    private static Learnt board(EspChip kind) {
        return board(kind, 4, Security.OPEN, 4 << 20);
    }

    private static Learnt board(EspChip kind, int revision, Security security, int flashBytes) {
        BoardIdentity identity = new BoardIdentity(
                kind.title(),
                "60:55:f9:f7:2c:a2",
                Optional.empty(),
                revision,
                List.of(),
                40,
                0x1640EF,
                Optional.of(flashBytes),
                security.facts());
        return new Learnt(Chips.of(kind).orElseThrow(), identity, security, 0, 115_200);
    }
}

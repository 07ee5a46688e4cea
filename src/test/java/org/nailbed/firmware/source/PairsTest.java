package org.nailbed.firmware.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;

class PairsTest {

    @TempDir
    Path home;

    @Test
    void offsetsAreReadInEverySpelling() throws IOException {
        Path file = Files.write(home.resolve("nvs=1.bin"), new byte[] {1, 2, 3});

        FirmwareSet set = Pairs.read(List.of("1M=" + file, "64k=" + file, "0x9000=" + file, "4096=" + file));

        assertThat(set.images()).extracting(Image::offset).containsExactly(0x1000, 0x9000, 0x10000, 0x100000);
        assertThat(set.images()).extracting(Image::name).containsOnly("nvs=1.bin");
    }

    @Test
    void everyBadPairIsNamed() {
        assertThatThrownBy(() -> Pairs.read(List.of("app.bin", "x=app.bin", "0x1000=", "0x2000=no-such.bin")))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("4 faults")
                .hasMessageContaining("\"app.bin\": expected offset=file")
                .hasMessageContaining("\"x=app.bin\"")
                .hasMessageContaining("\"0x1000=\"")
                .hasMessageContaining("no-such.bin: not found");
    }

    @Test
    void noPairIsNoFirmware() {
        assertThatThrownBy(() -> Pairs.read(List.of()))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("holds no image");
    }

    @Test
    void fileLargerThanEveryFlashIsRefusedUnread() throws IOException {
        Path file = home.resolve("huge.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(Image.MAX_FLASH_BYTES + 1L);
        }

        assertThatThrownBy(() -> Pairs.read(List.of("0=" + file)))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("huge.bin")
                .hasMessageContaining("134217729 bytes");
    }

    @Test
    void wrappedFirmwareIsRefusedByItsKind() throws IOException {
        // ELF magic; protocol reference, 8.6, for HEX and UF2.
        assertRefused(new byte[] {0x7F, 'E', 'L', 'F', 1}, "begins as an ELF file does");
        assertRefused(":020000040000FA\n".getBytes(US_ASCII), "Intel HEX");
        assertRefused(new byte[] {0x55, 0x46, 0x32, 0x0A, 0x57, 0x51}, "UF2");
    }

    private void assertRefused(byte[] content, String message) throws IOException {
        Path file = Files.write(home.resolve("app.bin"), content);
        assertThatThrownBy(() -> Pairs.read(List.of("0x10000=" + file)))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining(message);
    }
}

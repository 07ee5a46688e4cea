package org.nailbed.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.EspImage.Segment;

class Esp8266ImageTest {

    @Test
    void firstVersionIsTakenForThatChipByItsFirstSegment() {
        EspImage image = EspImage.parse(Image.of("boot.bin", 0, Esp8266Images.first(0x40)));

        assertThat(image.header())
                .isEqualTo(new EspImage.Header(
                        EspChip.ESP8266, 2, 0x40100004, Optional.of(4 << 20), 0, EspImage.Header.ANY_REVISION, false));
        assertThat(image.segments()).containsExactly(new Segment(16, 0x40100000, 32), new Segment(56, 0x3FFE8000, 20));
        assertThat(image.lengthBytes()).isEqualTo(80);
        assertThat(image.application()).isEmpty();
    }

    @Test
    void secondVersionHasTheCodeForFlashFirstAndACrcLast() {
        EspImage image = EspImage.parse(Image.of("user1.bin", 0x1000, Esp8266Images.second(160)));

        assertThat(image.header().chip()).isEqualTo(EspChip.ESP8266);
        assertThat(image.segments())
                .containsExactly(
                        new Segment(16, 0, 160), new Segment(192, 0x40100000, 32), new Segment(232, 0x3FFE8000, 20));
        assertThat(image.lengthBytes()).isEqualTo(176 + 80 + 4);
    }

    @Test
    void sizeCodesAreThoseOfThatChip() {
        int[] kibibytes = {512, 256, 1024, 2048, 4096, 2048, 4096, 0, 8192, 16384, 0};
        for (int code = 0; code < kibibytes.length; code++) {
            Optional<Integer> size = EspImage.parse(Image.of("boot.bin", 0, Esp8266Images.first(code << 4)))
                    .header()
                    .flashSizeBytes();
            assertThat(size.orElse(0)).as("code %d", code).isEqualTo(kibibytes[code] << 10);
        }
    }

    @Test
    void setOfItsImagesNeedsNeitherTableNorPlaceForABootloader() {
        FirmwareSet set = FirmwareSet.of(List.of(
                Image.of("boot.bin", 0, Esp8266Images.first(0x40)),
                Image.of("user1.bin", 0x1000, Esp8266Images.second(160))));

        assertThat(set.chip()).contains("ESP8266");
        assertThat(set.flashSizeBytes()).contains(4 << 20);
        assertThat(set.runsOnRevision(0)).isTrue();
    }

    @Test
    void everyTruncationAndEveryFlippedBitOfTheDataIsRefused() {
        byte[] good = Esp8266Images.second(160);
        for (int length = 1; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> EspImage.parse(Image.of("user1.bin", 0, cut)))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(FirmwareException.class);
        }
        for (int bit = 192 * 8; bit < 224 * 8; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> EspImage.parse(Image.of("user1.bin", 0, flipped)))
                    .as("bit %d", bit)
                    .isInstanceOf(FirmwareException.class)
                    .hasMessageContaining("checksum");
        }
    }

    @Test
    void secondVersionWithoutAnImageForMemoryIsRefused() {
        byte[] image = Esp8266Images.second(160);
        image[176] = 0;

        assertThatThrownBy(() -> EspImage.parse(Image.of("user1.bin", 0, image)))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("user1.bin at 0xB0: byte is 00, expected E9");
    }
}

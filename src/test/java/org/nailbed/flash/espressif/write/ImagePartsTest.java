package org.nailbed.flash.espressif.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.Image;
import org.nailbed.flash.Extent;
import org.nailbed.flash.espressif.flashio.Md5;

class ImagePartsTest {
    private static final Image IMAGE = Image.of("app.bin", 0x10000, FramedImageTest.noise(0x20000));

    private final ImageParts parts = ImageParts.of(IMAGE);

    @Test
    void partHasTheNameThePlaceAndTheBytesThatItHasInTheImage() {
        Image part = parts.image(IMAGE, new Extent(0x18000, 0x1000));

        assertThat(part.name()).isEqualTo("app.bin");
        assertThat(part.offset()).isEqualTo(0x18000);
        assertThat(part.padded()).isEqualTo(Arrays.copyOfRange(IMAGE.padded(), 0x8000, 0x9000));
        assertThat(parts.md5(IMAGE, new Extent(0x18000, 0x1000))).isEqualTo(Md5.of(part.padded(), 0, 0x1000));
    }

    @Test
    void allOfItIsTheImageItself() {
        assertThat(parts.image(IMAGE, new Extent(0x10000, 0x20000))).isSameAs(IMAGE);
    }

    @Test
    void boardsThatDifferInTheSamePlacesShareTheParts() {
        List<Image> firstBoard = sectors();
        List<Image> secondBoard = sectors();

        for (int i = 0; i < firstBoard.size(); i++) {
            assertThat(secondBoard.get(i)).isSameAs(firstBoard.get(i));
        }
    }

    private List<Image> sectors() {
        return IntStream.range(0, 32)
                .mapToObj(sector -> parts.image(IMAGE, new Extent(0x10000 + sector * 0x1000, 0x1000)))
                .toList();
    }

    @Test
    void partsBeyondTwiceTheImageAreForgottenTheOldestFirst() {
        Image first = parts.image(IMAGE, new Extent(0x10000, 0x1F000));
        parts.image(IMAGE, new Extent(0x11000, 0x1F000));
        parts.image(IMAGE, new Extent(0x11000, 0x1E000));

        assertThat(parts.image(IMAGE, new Extent(0x10000, 0x1F000)))
                .isNotSameAs(first)
                .isEqualTo(first);
    }
}

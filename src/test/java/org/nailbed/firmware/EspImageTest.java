package org.nailbed.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ByteBufferBackingArray") // every buffer here has an array of its own
class EspImageTest {

    private static final Vectors VECTORS = Vectors.read("image.txt");

    @Test
    void headerAndDescriptorOfARealBuildAreUnderstood() {
        ByteBuffer data = EspImageBuilder.little(VECTORS.hex("first-size"));
        data.put(HexFormat.of().parseHex("3254cdab"));
        EspImageBuilder.put(data, 16, VECTORS.text("version"));
        EspImageBuilder.put(data, 48, VECTORS.text("project"));
        EspImageBuilder.put(data, 80, VECTORS.text("time"));
        EspImageBuilder.put(data, 96, VECTORS.text("date"));
        EspImageBuilder.put(data, 112, VECTORS.text("idf"));
        data.put(144, VECTORS.bytes("elf-sha256"));
        EspImageBuilder builder =
                EspImageBuilder.withHeader(VECTORS.bytes("header")).segment(VECTORS.hex("first-address"), data.array());
        for (int i = 1; i < 6; i++) {
            builder.segment(0x40024000 + 0x1000 * i, EspImageBuilder.noise(40 * i));
        }

        EspImage image = parse(builder.build());

        assertThat(image.header())
                .isEqualTo(new EspImage.Header(
                        EspChip.ESP32_S2, 6, 0x40022F84, Optional.of(2 << 20), 0, EspImage.Header.ANY_REVISION, true));
        assertThat(image.segments()).hasSize(6).startsWith(new EspImage.Segment(32, 0x3F000020, 0x8C18));
        assertThat(image.application())
                .contains(new AppDescriptor(
                        "blink",
                        "qa-test-v5.0-20220830-4-g4532e6",
                        "Sep 13 2022 19:46:07",
                        "v5.0-beta1-427-g4532e6e0b2-dirt",
                        VECTORS.text("elf-sha256")));
    }

    @Test
    void flashSizeIsReadFromTheHeaderThatToolsPatch() {
        assertThat(bootloaderBeginning(VECTORS.bytes("bootloader")).flashSizeBytes())
                .contains(2 << 20);
        assertThat(bootloaderBeginning(VECTORS.bytes("bootloader-16mb")).flashSizeBytes())
                .contains(16 << 20);
    }

    private static EspImage.Header bootloaderBeginning(byte[] start) {
        byte[] header = Arrays.copyOf(start, EspImage.Header.SIZE_BYTES);
        return EspImage.Header.parse(Slice.of(Image.of("bootloader.bin", 0x1000, header)));
    }

    @Test
    void flashSizeCodesGoFromOneToOneHundredAndTwentyEightMebibytes() {
        for (int code = 0; code <= 7; code++) {
            assertThat(header(EspImageBuilder.bootloader(0).flashSizeCode(code)).flashSizeBytes())
                    .contains((1 << 20) << code);
        }
        assertThat(header(EspImageBuilder.bootloader(0).flashSizeCode(8)).flashSizeBytes())
                .isEmpty();
    }

    @Test
    void bootloaderHasNoApplication() {
        assertThat(parse(EspImageBuilder.bootloader(EspImageBuilder.ESP32_S3).build())
                        .application())
                .isEmpty();
    }

    @Test
    void revisionsOfBothStylesAreKept() {
        assertThat(header(EspImageBuilder.bootloader(0).revisions(301, 399)))
                .matches(header -> header.accepts(301) && header.accepts(399))
                .matches(header -> !header.accepts(300) && !header.accepts(400));
        assertThat(header(EspImageBuilder.bootloader(EspImageBuilder.ESP32).headerByte(14, 3))
                        .minRevision())
                .isEqualTo(300);
        assertThat(header(EspImageBuilder.bootloader(EspImageBuilder.ESP32_C3).headerByte(14, 3))
                        .minRevision())
                .isEqualTo(3);
    }

    @Test
    void whatFollowsTheImageIsNotPartOfIt() {
        byte[] image = EspImageBuilder.app(0, "blink", "1").build();

        assertThat(parse(Arrays.copyOf(image, image.length + 5000)).lengthBytes())
                .isEqualTo(image.length);
    }

    @Test
    void imageWithoutHashEndsAtItsChecksum() {
        byte[] image = EspImageBuilder.bootloader(0).withoutHash().build();

        assertThat(parse(image).lengthBytes()).isEqualTo(image.length);
    }

    @Test
    void wrongChecksumIsRefusedWithPlaceSeenAndExpected() {
        byte[] image = EspImageBuilder.bootloader(0).withoutHash().build();
        int good = image[image.length - 1] & 0xFF;
        image[image.length - 1] ^= 0x40;

        assertRefused(
                image,
                "app.bin at 0x%X: checksum is %02X, the segments give %02X"
                        .formatted(image.length - 1, good ^ 0x40, good));
    }

    @Test
    void wrongHashIsRefusedWithBothHashes() {
        byte[] image = EspImageBuilder.bootloader(0).build();
        String good = HexFormat.of().formatHex(image, image.length - 32, image.length);
        image[8] ^= 1;

        assertRefused(image, "appended SHA-256 is " + good + ", the bytes before it give ");
    }

    @Test
    void foreignAndBrokenHeadersAreRefusedAtTheirByte() {
        assertRefused(
                EspImageBuilder.bootloader(0).headerByte(0, 0xEA).build(), "at 0x0: first byte is EA, expected E9");
        assertRefused(EspImageBuilder.bootloader(4).build(), "at 0xC: chip id is 4, expected that of one of ESP32, ");
        assertRefused(EspImageBuilder.bootloader(0).headerByte(23, 2).build(), "at 0x17: hash flag is 2");
        byte[] none = EspImageBuilder.bootloader(0).build();
        none[1] = 0;
        assertRefused(none, "at 0x1: 0 segments, expected 1 to 16");
        none[1] = 17;
        assertRefused(none, "at 0x1: 17 segments");
    }

    @Test
    void segmentsOfOddOrHugeSizeAreRefused() {
        byte[] image = EspImageBuilder.bootloader(0).build();
        image[28] = 97;
        assertRefused(image, "at 0x1C: segment of 97 bytes, expected a multiple of 4");
        image[28] = 0;
        image[31] = (byte) 0xFF;
        assertRefused(image, "at 0x1C: segment of 4278190080 bytes");
        image[31] = 0;
        image[30] = 0x10;
        assertRefused(image, "1048576 bytes expected here");
    }

    @Test
    void mappedSegmentAtAnotherPlaceOfItsPageIsRefused() {
        byte[] data = EspImageBuilder.descriptor("blink", "1");
        assertRefused(
                EspImageBuilder.withHeader(VECTORS.bytes("header"))
                        .segment(0x3F400000, data)
                        .build(),
                "at 0x20: segment is mapped to 0x3F400000");

        data[180] = 15;
        assertThat(parse(EspImageBuilder.withHeader(VECTORS.bytes("header"))
                                .segment(0x3F408020, data)
                                .build())
                        .application())
                .isPresent();
        data[180] = 31;
        assertRefused(
                EspImageBuilder.withHeader(VECTORS.bytes("header"))
                        .segment(0x3F400020, data)
                        .build(),
                "memory page is 2^31 bytes");
    }

    private static EspImage.Header header(EspImageBuilder builder) {
        return parse(builder.build()).header();
    }

    private static EspImage parse(byte[] bytes) {
        return EspImage.parse(Image.of("app.bin", 0x10000, bytes));
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> parse(bytes))
                .isInstanceOf(FirmwareException.class)
                .hasMessageStartingWith("app.bin at 0x")
                .hasMessageContaining(message);
    }
}

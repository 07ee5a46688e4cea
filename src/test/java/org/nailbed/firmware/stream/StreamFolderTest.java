package org.nailbed.firmware.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.deflate.Inflated;
import org.nailbed.firmware.deflate.OptimalDeflater;
import org.nailbed.firmware.deflate.Patchwork;

class StreamFolderTest {
    @TempDir
    Path dir;

    @Test
    void whatWasMadeOnceIsGivenToTheNextImageOfTheSameBytes() throws DataFormatException {
        StreamFolder folder = new StreamFolder(dir.resolve("streams"));
        Image first = image(1);
        int zlibBytes = first.deflated().length;
        folder.make(first);
        assertThat(first.deflated().length).isLessThan(zlibBytes);

        Image second = image(1);
        assertThat(new StreamFolder(dir.resolve("streams")).offerTo(second)).isTrue();
        assertThat(second.deflated()).isEqualTo(first.deflated());
        assertThat(Inflated.of(second.deflated())).isEqualTo(second.padded());
    }

    @Test
    void aDamagedForeignOrCutFileIsNeverTaken() throws IOException {
        StreamFolder folder = new StreamFolder(dir);
        folder.make(image(1));
        Path file = onlyFile();
        byte[] good = Files.readAllBytes(file);
        byte[] plainZlib = image(1).deflated();
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, seed % 2 == 0 ? bad : cut(good, random));
            Image image = image(1);
            folder.offerTo(image);
            // The one header bit that means nothing to an inflater may be flipped; what inflates right is right.
            assertThat(image.deflated())
                    .as("seed %d", seed)
                    .satisfiesAnyOf(
                            stream -> assertThat(stream).isEqualTo(plainZlib),
                            stream -> assertThat(Inflated.of(stream)).isEqualTo(image.padded()));
        }
        Files.write(file, OptimalDeflater.zlib(image(2).padded()));
        assertThat(folder.offerTo(image(1))).isFalse();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldAndTheImageHasItsStreamNevertheless() throws IOException {
        Path blocked = Files.writeString(dir.resolve("a-file"), "in the way");
        Image image = image(1);
        int before = image.deflated().length;
        assertThatThrownBy(() -> new StreamFolder(blocked.resolve("streams")).make(image))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("cannot be kept");
        assertThat(image.deflated().length).isLessThan(before);
    }

    @Test
    void theOneLongestUnusedGoesWhenThereAreTooMany() throws IOException {
        for (int i = 0; i < 205; i++) {
            Path old = Files.writeString(dir.resolve("%03d.v1.zlib".formatted(i)), "x");
            Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.fromMillis(1_000L * i));
        }
        new StreamFolder(dir).make(image(1));
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).hasSize(200);
        }
        assertThat(dir.resolve("005.v1.zlib")).doesNotExist();
        assertThat(dir.resolve("006.v1.zlib")).exists();
    }

    @Test
    void aDraftThatAKilledProgramLeftIsRemovedAndAFreshOneStays() throws IOException {
        Path old = Files.writeString(dir.resolve("growing1.tmp"), "x");
        Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.fromMillis(0));
        Path fresh = Files.writeString(dir.resolve("growing2.tmp"), "x");
        new StreamFolder(dir).make(image(1));
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void anImageTooLargeForTheSearchKeepsItsFirstStream() throws IOException {
        Image large = Image.of("data.bin", 0, new byte[(8 << 20) + 4]);
        byte[] before = large.deflated();
        StreamFolder folder = new StreamFolder(dir);
        assertThat(folder.holds(large)).isTrue();
        folder.make(large);
        assertThat(large.deflated()).isSameAs(before);
    }

    @Test
    void theImproverWorksBehindTheCallersBackAndEndsWithItsThread() {
        List<FirmwareException> troubles = new ArrayList<>();
        Image image = image(1);
        int before = image.deflated().length;
        try (StreamImprover improver = new StreamImprover(new StreamFolder(dir), troubles::add)) {
            improver.improve(List.of(image));
            await().until(() -> image.deflated().length < before);
        }
        awaitNoThread();
        assertThat(troubles).isEmpty();
    }

    @Test
    void aClosedImproverGivesUpAtOnceAndKeepsNothing() throws IOException {
        StreamImprover improver = new StreamImprover(new StreamFolder(dir), trouble -> {});
        improver.improve(List.of(Image.of("large", 0, Patchwork.of(new Random(9), 500_000))));
        improver.close();
        awaitNoThread();
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).isEmpty();
        }
    }

    /** A pool says that it has ended a moment before its last thread has. */
    private static void awaitNoThread() {
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("stream-improver")));
    }

    private static byte[] cut(byte[] stream, Random random) {
        return java.util.Arrays.copyOf(stream, random.nextInt(stream.length));
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static Image image(long seed) {
        return Image.of("app.bin", 0x10000, Patchwork.of(new Random(seed), 20_000));
    }
}

package org.nailbed.firmware.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.FirmwareException;

/** Archives that were made to harm, or were harmed themselves. */
class ZipTreeTest {

    private static final int LIMIT = 1 << 20;
    private static final byte[] BYTES = "firmware".getBytes(UTF_8);

    @TempDir
    Path home;

    @Test
    void entryThatLeadsOutCondemnsTheWholeArchive() throws IOException {
        for (String name : new String[] {"../x", "a/../../x", "/etc/x", "c:\\x", "a\\..\\..\\x"}) {
            assertNotOpened(
                    new ZipBuilder().file("app.bin", BYTES).file(name, BYTES),
                    "its entry " + name + " leads out of its folder",
                    "made to harm, do not use it");
        }
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws IOException {
        assertNotOpened(new ZipBuilder().file("app.bin", BYTES).file("./app.bin", BYTES), "holds app.bin twice");
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        assertNotOpened(
                new ZipBuilder().sharing(ZipTree.MAX_ENTRIES + 1, new byte[0]),
                "20001 entries, expected at most 20000");
    }

    @Test
    void tooManyBytesAreRefused() throws IOException {
        byte[] large = new byte[64 << 20];
        assertNotOpened(
                new ZipBuilder().sharing(65, large), "its files have 4362076160 bytes, expected at most 4294967296");
    }

    @Test
    void entriesThatShareTheirBytesAreRefused() throws IOException {
        assertNotOpened(
                new ZipBuilder().sharing(100, new byte[1 << 20]),
                "claim to hold 104857600, expected at most 1032 times as many",
                "made to harm");
    }

    @Test
    void flashFullOfErasedBytesIsNoBomb() throws IOException {
        byte[] erased = new byte[16 << 20];
        Arrays.fill(erased, (byte) 0xFF);

        try (FileTree tree = open(new ZipBuilder().file("merged.bin", erased))) {
            assertThat(tree.read("merged.bin", erased.length)).isEqualTo(erased);
        }
    }

    @Test
    void linkIsNotReadAsAFile() throws IOException {
        ZipBuilder zip = new ZipBuilder().file("app.bin", BYTES).link("boot.bin", "/etc/passwd");
        try (FileTree tree = open(zip)) {
            assertThat(tree.read("app.bin", LIMIT)).isEqualTo(BYTES);
            assertRefused(() -> tree.read("boot.bin", LIMIT), "boot.bin is a symbolic link, expected a file");
        }
    }

    @Test
    void entryThatHoldsOtherThanItSaysIsRefused() throws IOException {
        for (int claimed : new int[] {0, 7, 9, 1000}) {
            try (FileTree tree = open(new ZipBuilder().lying("app.bin", BYTES, claimed))) {
                assertThatThrownBy(() -> tree.read("app.bin", LIMIT))
                        .as("claims %d", claimed)
                        .isInstanceOf(FirmwareException.class)
                        .hasMessageContaining("app.bin");
            }
        }
    }

    @Test
    void changedByteInThePackedContentIsFound() throws IOException {
        byte[] zip = new ZipBuilder().file("app.bin", new byte[5000]).build();
        int packedAt = 30 + "app.bin".length();
        for (int bit = 0; bit < 8 * 8; bit++) {
            byte[] changed = zip.clone();
            changed[packedAt + bit / 8] ^= (byte) (1 << bit % 8);
            try (FileTree tree = FileTree.open(Files.write(home.resolve("changed.zip"), changed))) {
                byte[] read = tree.read("app.bin", LIMIT);
                assertThat(read).as("bit %d changes nothing", bit).isEqualTo(new byte[5000]);
            } catch (FirmwareException e) {
                assertThat(e).hasMessageContaining("app.bin");
            }
        }
    }

    @Test
    void directoryThatFillsTheMemoryIsRefused() throws IOException {
        byte[] zip = new ZipBuilder().file("app.bin", BYTES).build();
        // The size of the directory in the end record: the mark of zip64.
        for (int i = 0; i < 4; i++) {
            zip[zip.length - 10 + i] = (byte) 0xFF;
        }
        Path file = Files.write(home.resolve("big.zip"), zip);

        assertRefused(() -> FileTree.open(file), "big.zip: cannot be read as a zip");
    }

    @Test
    void randomDamageNeverEndsInAnotherException() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = new ZipBuilder()
                .file("app.bin", BYTES)
                .folder("a/")
                .file("a/b.bin", new byte[300])
                .link("l", "app.bin")
                .build();
        for (int round = 0; round < 1_500; round++) {
            byte[] bytes = random.nextInt(3) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int i = random.nextInt(5); i >= 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(home.resolve("damaged.zip"), bytes);
            try (FileTree tree = FileTree.open(file)) {
                tree.names().forEach(name -> tree.read(name, LIMIT));
            } catch (FirmwareException expected) {
                assertThat(expected).hasMessageContaining("damaged.zip");
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round, e);
            }
        }
    }

    private FileTree open(ZipBuilder zip) throws IOException {
        return FileTree.open(zip.writeTo(home.resolve("build.zip")));
    }

    private void assertNotOpened(ZipBuilder zip, String... messages) throws IOException {
        Path file = zip.writeTo(home.resolve("bad.zip"));
        for (String message : messages) {
            assertRefused(() -> FileTree.open(file), message);
        }
    }

    private static void assertRefused(Runnable attempt, String message) {
        assertThatThrownBy(attempt::run).isInstanceOf(FirmwareException.class).hasMessageContaining(message);
    }
}

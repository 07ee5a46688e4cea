package org.nailbed.firmware.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.FirmwareException;

/** What holds for a folder and for a zip of it alike. */
class FileTreeTest {

    private static final int LIMIT = 1000;

    @TempDir
    Path home;

    private Path folder;
    private Path zip;

    @BeforeEach
    void sameFilesInBoth() throws IOException {
        folder = home.resolve("build");
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(home.resolve("outside.bin"), "secret");
        ZipBuilder packed = new ZipBuilder();
        for (String name : List.of("top.bin", "a/one.bin", "a/b/deep.bin")) {
            Files.writeString(folder.resolve(name), name);
            packed.file(name, name.getBytes(UTF_8));
        }
        zip = packed.folder("a/").writeTo(home.resolve("build.zip"));
    }

    @Test
    void namesReachOneFolderDeepAndFilesAnyDepth() {
        inBoth(tree -> {
            assertThat(tree.names()).containsExactly("a/one.bin", "top.bin");
            assertThat(text(tree, "a/b/deep.bin")).isEqualTo("a/b/deep.bin");
            assertThat(text(tree, "./a//../top.bin")).isEqualTo("top.bin");
        });
    }

    @Test
    void folderOfATreeIsATree() {
        inBoth(tree -> {
            FileTree below = tree.below("a");
            assertThat(below.names()).containsExactly("one.bin");
            assertThat(text(below, "b/deep.bin")).isEqualTo("a/b/deep.bin");
            assertThat(below.title()).isEqualTo(tree.title() + "/a");
            assertRefused(() -> below.read("../top.bin", LIMIT), "../top.bin leads out of its folder");
            below.close();
            assertThat(text(tree, "top.bin")).as("still open").isEqualTo("top.bin");
        });
    }

    @Test
    void namesThatLeadOutAreRefused() {
        for (String name : List.of(
                "../outside.bin",
                "a/../../outside.bin",
                "/etc/passwd",
                "\\outside.bin",
                "c:\\outside.bin",
                "a\\..\\..\\outside.bin")) {
            inBoth(tree -> assertRefused(() -> tree.read(name, LIMIT), name + " leads out of its folder"));
        }
    }

    @Test
    void whatIsNotThereOrNoFileIsRefused() {
        inBoth(tree -> {
            assertRefused(() -> tree.read("none.bin", LIMIT), "none.bin: not found in");
            assertRefused(() -> tree.read("a\0b", LIMIT), "no file name");
        });
        try (FileTree tree = FileTree.open(folder)) {
            assertRefused(() -> tree.read("a", LIMIT), "not a file");
        }
        assertRefused(() -> FileTree.open(home.resolve("nowhere")), "nowhere: not found");
        assertRefused(() -> FileTree.content(home.resolve("nowhere"), LIMIT), "nowhere: not found");
        assertRefused(() -> FileTree.open(folder.resolve("top.bin")), "cannot be read as a zip");
    }

    @Test
    void filesBeyondTheLimitAreRefused() {
        inBoth(tree -> {
            assertThat(tree.read("top.bin", 7)).hasSize(7);
            assertRefused(() -> tree.read("top.bin", 6), "6");
        });
    }

    @Test
    void largeFileNamedAgainAndAgainDoesNotFillTheMemory() throws IOException {
        int large = 64 << 20;
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("large.bin").toFile(), "rw")) {
            sparse.setLength(large);
        }
        try (FileTree tree = FileTree.open(folder)) {
            for (int i = 0; i < 4; i++) {
                assertThat(tree.read("large.bin", large)).hasSize(large);
            }
            assertRefused(() -> tree.read("top.bin", LIMIT), "more than 268435456 bytes are named in all");
        }
    }

    @Test
    void linkOutOfTheFolderIsRefusedAndOneInsideFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("out.bin"), home.resolve("outside.bin"));
        Files.createSymbolicLink(folder.resolve("in.bin"), Path.of("top.bin"));

        try (FileTree tree = FileTree.open(folder)) {
            assertThat(text(tree, "in.bin")).isEqualTo("top.bin");
            assertRefused(() -> tree.read("out.bin", LIMIT), "out.bin leads out of its folder");
        }
    }

    private void inBoth(Consumer<FileTree> check) {
        List<Path> paths = new ArrayList<>(List.of(folder, zip));
        for (Path path : paths) {
            try (FileTree tree = FileTree.open(path)) {
                check.accept(tree);
            }
        }
    }

    private static String text(FileTree tree, String name) {
        return new String(tree.read(name, LIMIT), UTF_8);
    }

    private static void assertRefused(Runnable attempt, String message) {
        assertThatThrownBy(attempt::run).isInstanceOf(FirmwareException.class).hasMessageContaining(message);
    }
}

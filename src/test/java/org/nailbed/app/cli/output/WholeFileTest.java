package org.nailbed.app.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

class WholeFileTest {
    @TempDir
    Path dir;

    @Test
    void whatIsWrittenReplacesWhatWasThereAndMakesItsFolder() throws IOException {
        Path file = dir.resolve("new/folder/read.bin");
        WholeFile.write(file, to -> to.write(1));
        WholeFile.write(file, to -> to.write(2));
        assertThat(Files.readAllBytes(file)).containsExactly(2);
        assertLeft(dir.resolve("new/folder"), 1);
    }

    @Test
    void aFullDiskIsAFilesFaultAndLeavesTheOldFileAsItWas() throws IOException {
        Path file = Files.write(dir.resolve("read.bin"), new byte[] {7});
        assertThatThrownBy(() -> WholeFile.write(file, to -> {
                    to.write(new byte[100_000]);
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }))
                .isInstanceOf(Failure.File.class)
                .hasMessage("File " + file + ": No space left on device. Check path, rights and free space.");
        assertThat(Files.readAllBytes(file)).containsExactly(7);
        assertLeft(dir, 1);
    }

    @Test
    void aBoardThatGoesInTheMiddleStaysTheBoardsFaultAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> WholeFile.write(dir.resolve("read.bin"), to -> {
                    to.write(new byte[100_000]);
                    throw new WireException(WireFault.PORT_GONE, "gone");
                }))
                .isInstanceOf(WireException.class);
        assertLeft(dir, 0);
    }

    private static void assertLeft(Path folder, int files) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(files);
        }
    }
}

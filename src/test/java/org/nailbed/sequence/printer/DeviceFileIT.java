package org.nailbed.sequence.printer;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.Deadline;

/** On a named pipe, which takes no more bytes when nobody reads them, as a printer's device without labels does. */
class DeviceFileIT {
    private static final byte[] MORE_THAN_A_PIPE_HOLDS = new byte[1 << 21];

    @TempDir
    private Path folder;

    @Test
    void printerThatTakesNoMoreBytesIsNotReadyAndNoThreadStays() throws IOException, InterruptedException {
        Path pipe = pipe();
        try (FileChannel open = FileChannel.open(pipe, READ, WRITE)) {
            assertThat(open.isOpen()).isTrue();
            DeviceFile file = new DeviceFile("full", pipe);

            assertThatThrownBy(() -> file.write(MORE_THAN_A_PIPE_HOLDS, Deadline.after(Duration.ofMillis(200))))
                    .isInstanceOfSatisfying(
                            SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.PRINTER_NOT_READY))
                    .hasMessageContaining("takes no more bytes within 200 ms");

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("printer full");
        }
    }

    @Test
    void stopEndsTheWaitForAPrinter() throws IOException, InterruptedException {
        Path pipe = pipe();
        try (FileChannel open = FileChannel.open(pipe, READ, WRITE)) {
            assertThat(open.isOpen()).isTrue();
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> new DeviceFile("stopped", pipe)
                            .write(MORE_THAN_A_PIPE_HOLDS, Deadline.after(Duration.ofSeconds(30))))
                    .isInstanceOfSatisfying(
                            SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.STOPPED));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("lp0");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }
}

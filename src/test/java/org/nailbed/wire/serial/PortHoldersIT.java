package org.nailbed.wire.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.wire.PortInfo.Holder;

@EnabledOnOs(OS.LINUX)
class PortHoldersIT {

    @TempDir
    private Path proc;

    @Test
    void programThatHasAPortOpenIsNamed() {
        try (Pty pty = new Pty()) {
            Optional<Holder> holder = PortHolders.now().of(pty.path());
            assertThat(holder.map(Holder::pid)).contains(ProcessHandle.current().pid());
            assertThat(holder.map(Holder::command))
                    .hasValueSatisfying(name -> assertThat(name).isNotBlank());
        }
    }

    @Test
    void processThatEndsMeanwhileHidesNoOther() throws IOException {
        Files.createDirectories(proc.resolve("11")); // has no files any more
        Path files = Files.createDirectories(proc.resolve("12/fd"));
        Files.createSymbolicLink(files.resolve("3"), Path.of("/dev/ttyUSB0"));
        Files.createSymbolicLink(files.resolve("4"), Path.of("socket:[77]"));
        Files.writeString(proc.resolve("12/comm"), "minicom\n");
        assertThat(PortHolders.now(proc).of("/dev/ttyUSB0")).contains(new Holder(12, "minicom"));
        assertThat(PortHolders.now(proc).of("/dev/ttyUSB1")).isEmpty();
    }
}

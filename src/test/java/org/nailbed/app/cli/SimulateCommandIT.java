package org.nailbed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.simulator.FaultNames;
import org.nailbed.simulator.catalog.ChipModels;
import picocli.CommandLine;

class SimulateCommandIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--tcp 0 --chip esp99",
                "--tcp 0 --attach usb-otg --chip esp32",
                "--tcp 0 --attach usb",
                "--tcp 0 --esp-style",
                "--tcp 0 --fault 1=tired",
                "--tcp 0 --fault 1=unplug-at:soon",
                "--tcp 0 --fault 2=silence",
                "--tcp 0 --fault 1=other-chip:esp99",
                "--tcp 0 --flash-size 3MB",
                "--tcp 0 --rfc2217 0",
                "--tcp 0 --fault silence",
                "--tcp 70000",
                "--tcp -1",
                "--tcp 0 --instrument 0 --printer 70000",
                "--rfc2217 65535 --count 2",
            })
    void whatCannotBePretendedIsAWrongCommandLine(String arguments) {
        assertThat(run(("simulate " + arguments).trim().split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("[USAGE]");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void chipsAreListed() {
        assertThat(run("simulate", "--list-chips")).isZero();
        assertThat(out.toString().lines()).hasSameSizeAs(ChipModels.all());
        assertThat(out.toString()).containsPattern("(?m)^esp32p4-rev3\\.1 +revision 3\\.1, USB-Serial/JTAG, USB-OTG$");
    }

    @Test
    void helpTellsEveryFault() {
        run("simulate", "--help");
        assertThat(FaultNames.names())
                .allSatisfy(name -> assertThat(out.toString()).contains(name));
    }

    @Test
    void boardsAreOfferedWithTheirFaultsUntilStopped() throws InterruptedException {
        Path jig = dir.resolve("jig");
        Thread simulating = new Thread(() -> run(
                "simulate",
                "--chip",
                "esp32c3",
                "--count",
                "2",
                "--timing",
                "off",
                "--attach",
                "usb-jtag",
                "--instrument",
                "0",
                "--printer",
                "0",
                "--fault",
                "2=wrong-md5",
                "--dir",
                jig.toString()));
        simulating.start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> out.toString().lines().count() == 4);
            assertThat(out.toString().lines().limit(2))
                    .containsExactlyElementsOf(List.of(
                            jig.resolve("board1") + "  60:55:f9:4e:00:01",
                            jig.resolve("board2") + "  60:55:f9:4e:00:02  wrong-md5"));
            assertThat(out.toString())
                    .containsPattern("(?m)^socket://127\\.0\\.0\\.1:\\d+  instrument$")
                    .containsPattern("(?m)^socket://127\\.0\\.0\\.1:\\d+  printer$");
            assertThat(jig.resolve("board2")).isSymbolicLink();
        } finally {
            simulating.interrupt();
            simulating.join(10_000);
        }
        assertThat(Files.exists(jig.resolve("board1"))).isFalse();
    }

    private int run(String... arguments) {
        CommandLine line = Cli.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}

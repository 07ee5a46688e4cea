package org.nailbed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.wire.PortInfo;

class PortsCommandTest {
    private static final PortInfo HELD = new PortInfo(
            "/dev/ttyUSB3",
            List.of("/dev/serial/by-path/pci-0000:00:14.0-usb-0:2.3:1.0-port0"),
            Optional.of(new PortInfo.Usb(
                    0x0403,
                    0x6001,
                    Optional.of("1-2.3"),
                    Optional.of("A50285BI"),
                    Optional.of("FTDI"),
                    Optional.of("FT232R USB UART"))),
            "FT232R USB UART",
            new PortInfo.Use(Optional.of(new PortInfo.Holder(4711, "minicom")), Optional.of(16)));

    @Test
    void aPortIsToldWithPlaceBridgeHolderAndWhatWasLearnt() {
        StringWriter out = new StringWriter();
        PortsCommand.print(HELD, Map.of("ESP32-S3", 2_000_000), new PrintWriter(out, true));
        assertThat(out).asString().isEqualToNormalizingNewlines("""
                /dev/ttyUSB3  FT232R USB UART  in use by minicom (process 4711)
                    USB 0403:6001 FT232R at 1-2.3, serial number A50285BI, by FTDI
                    learnt: 2000000 baud with ESP32-S3
                    keeps short replies back for 16 ms; 1 is wanted: write it to /sys/bus/usb-serial/devices/ttyUSB3/latency_timer
                    /dev/serial/by-path/pci-0000:00:14.0-usb-0:2.3:1.0-port0
                """);
    }

    @Test
    void jsonSaysTheSame() {
        assertThat(PortsCommand.facts(HELD, Map.of("ESP32-S3", 2_000_000)).json())
                .isEqualTo("{\"port\":\"/dev/ttyUSB3\",\"description\":\"FT232R USB UART\",\"vidPid\":\"0403:6001\","
                        + "\"bridge\":\"FT232R\",\"location\":\"1-2.3\",\"serialNumber\":\"A50285BI\","
                        + "\"manufacturer\":\"FTDI\",\"product\":\"FT232R USB UART\","
                        + "\"links\":[\"/dev/serial/by-path/pci-0000:00:14.0-usb-0:2.3:1.0-port0\"],"
                        + "\"holderPid\":4711,\"holder\":\"minicom\",\"latencyMillis\":16,"
                        + "\"learntBaud\":{\"ESP32-S3\":2000000}}");
    }
}

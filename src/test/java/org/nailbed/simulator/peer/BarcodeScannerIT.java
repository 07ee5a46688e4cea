package org.nailbed.simulator.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On a real pseudo-terminal. */
@EnabledOnOs(OS.LINUX)
class BarcodeScannerIT {
    @TempDir
    Path dir;

    @Test
    void scansArriveInTheMannerThatTheScannerWasSetUpIn() throws Exception {
        ScannerManner manner = new ScannerManner("\r\n", ScannerManner.Prefix.AIM_ID);
        try (BarcodeScanner scanner = BarcodeScanner.onPty(dir.resolve("scanner"), manner)) {
            assertThat(scanner.isOpen()).isFalse();
            SerialPort port = SerialPort.getCommPort(
                    Path.of(scanner.address()).toRealPath().toString());
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_BLOCKING, 5_000, 0);
            assertThat(port.openPort(0)).isTrue();
            try {
                Awaitility.await().until(scanner::isOpen);
                scanner.scan("SN-1");
                scanner.scan(Symbology.GS1_DATA_MATRIX, "010\u001D21A");
                String expected = "]Q1SN-1\r\n]d2010\u001D21A\r\n";
                byte[] heard = new byte[expected.length()];
                assertThat(port.readBytes(heard, heard.length)).isEqualTo(heard.length);
                assertThat(new String(heard, StandardCharsets.US_ASCII)).isEqualTo(expected);
            } finally {
                port.closePort();
            }
            scanner.unplug();
            assertThat(Files.exists(Path.of(scanner.address()), LinkOption.NOFOLLOW_LINKS))
                    .isFalse();
        }
    }
}

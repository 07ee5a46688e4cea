package org.nailbed.simulator.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Peers on real pseudo-terminals. */
@EnabledOnOs(OS.LINUX)
class SerialPeersIT {
    @TempDir
    Path dir;

    private Optional<SerialPort> port = Optional.empty();

    @AfterEach
    void closePort() {
        port.ifPresent(SerialPort::closePort);
    }

    @Test
    void scansArriveInTheMannerThatTheScannerWasSetUpIn() throws IOException {
        ScannerManner manner = new ScannerManner("\r\n", ScannerManner.Prefix.AIM_ID);
        try (BarcodeScanner scanner = BarcodeScanner.onPty(dir.resolve("scanner"), manner)) {
            assertThat(scanner.isOpen()).isFalse();
            open(scanner.address());
            Awaitility.await().until(scanner::isOpen);
            scanner.scan("SN-1");
            scanner.scan(Symbology.GS1_DATA_MATRIX, "010\u001D21A");
            expect("]Q1SN-1\r\n]d2010\u001D21A\r\n");
            scanner.unplug();
            assertThat(Files.exists(Path.of(scanner.address()), LinkOption.NOFOLLOW_LINKS))
                    .isFalse();
        }
    }

    @Test
    void instrumentAndPrinterCanBeDevicesToo() throws IOException {
        try (ScpiInstrument meter = ScpiInstrument.onPty(dir.resolve("meter"));
                LabelPrinter printer = LabelPrinter.onPty(dir.resolve("printer"))) {
            open(meter.address());
            write("*OPC?\r\n");
            expect("1\n");
            closePort();
            open(printer.address());
            write("^XA^FO1,1^FDtext^FS^XZ~HS");
            expect("\u0002030,0,0,0240,000,");
            assertThat(printer.labels().get(0).texts()).containsExactly("text");
        }
    }

    private void open(String link) throws IOException {
        SerialPort opened = SerialPort.getCommPort(Path.of(link).toRealPath().toString());
        opened.setComPortTimeouts(SerialPort.TIMEOUT_READ_BLOCKING, 5_000, 0);
        assertThat(opened.openPort(0)).isTrue();
        port = Optional.of(opened);
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(port.orElseThrow().writeBytes(bytes, bytes.length)).isEqualTo(bytes.length);
    }

    private void expect(String text) {
        byte[] heard = new byte[text.length()];
        assertThat(port.orElseThrow().readBytes(heard, heard.length)).isEqualTo(heard.length);
        assertThat(new String(heard, StandardCharsets.US_ASCII)).isEqualTo(text);
    }
}

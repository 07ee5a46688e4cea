package org.nailbed.sequence.printer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.Printers.Printer;
import org.nailbed.sequence.Printers.Status;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ticker;

/** What becomes of a label when the printer changes its mind, over a real socket; and printers that are devices. */
class LabelPressIT {
    private static final String READY = status("0", "00000000");
    private static final String PRINTING = status("0", "00000001");
    private static final String OUT_OF_LABELS = status("1", "00000001");
    private static final String ZPL = "^XA^FDa^FS^XZ";

    @TempDir
    private Path folder;

    private static String status(String paperOut, String left) {
        return "\u0002030," + paperOut + ",0,1245,000,0,0,0,000,0,0,0\u0003\r\n\u0002001,0,0,0,1,2,4,0," + left
                + ",1,000\u0003\r\n\u00021234,0\u0003\r\n";
    }

    @Test
    void printingEndsWhenNothingWaitsInThePrinterAnyMore() throws Exception {
        assertThat(heard(READY, PRINTING, PRINTING, READY)).isEqualTo("~HS" + ZPL + "~HS~HS~HS");
    }

    @Test
    void labelThatDidNotComeOutIsCancelled() throws Exception {
        assertThat(heard(READY, PRINTING, OUT_OF_LABELS)).isEqualTo("~HS" + ZPL + "~HS~HS~JA");
    }

    /** Newer printers fall silent when they cannot print. */
    @Test
    void labelOfAPrinterThatFellSilentIsCancelledToo() throws Exception {
        assertThat(heard(READY, PRINTING)).isEqualTo("~HS" + ZPL + "~HS~HS~JA");
    }

    /** Everything that a printer hears which gives these answers to ~HS, and then none. */
    private static String heard(String... answers) throws Exception {
        ExecutorService printer = Executors.newSingleThreadExecutor();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<String> heard = printer.submit(() -> serve(server, new ArrayDeque<>(List.of(answers))));
            Printer target = new Printer("p", "socket://127.0.0.1:" + server.getLocalPort(), 8, Status.ASKED);
            try {
                new LabelPress(target, work()).print(ZPL, Deadline.after(Duration.ofSeconds(2)));
                assertThat(answers).endsWith(READY);
            } catch (SequenceException e) {
                assertThat(e.code()).isEqualTo(FaultCode.PRINTER_NOT_READY);
                assertThat(answers[answers.length - 1]).isNotEqualTo(READY);
            }
            return heard.get();
        } finally {
            printer.shutdownNow();
        }
    }

    private static String serve(ServerSocket server, ArrayDeque<String> answers) throws IOException {
        StringBuilder heard = new StringBuilder();
        try (Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                heard.append((char) next);
                if (heard.toString().endsWith("~HS") && !answers.isEmpty()) {
                    client.getOutputStream().write(answers.remove().getBytes(US_ASCII));
                }
            }
        }
        return heard.toString();
    }

    @Test
    void deviceThatOnlyTakesBytesGetsThem() throws IOException {
        Path device = Files.createFile(folder.resolve("lp0"));
        Printer printer = new Printer("p", device.toString(), 8, Status.SILENT);

        new LabelPress(printer, work()).print(ZPL, Deadline.after(Duration.ofSeconds(5)));
        new LabelPress(printer, work()).print(ZPL, Deadline.after(Duration.ofSeconds(5)));

        assertThat(device).hasContent(ZPL + ZPL);
    }

    @Test
    void deviceThatOnlyTakesBytesCannotBeAsked() throws IOException {
        Path device = Files.createFile(folder.resolve("lp0"));
        LabelPress press = new LabelPress(new Printer("p", device.toString(), 8, Status.ASKED), work());

        assertThatThrownBy(() -> press.print(ZPL, Deadline.after(Duration.ofSeconds(5))))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("never tells its state");
        assertThat(device).isEmptyFile();
    }

    @Test
    void deviceThatIsNotThereIsDown() {
        LabelPress press =
                new LabelPress(new Printer("p", folder.resolve("none").toString(), 8, Status.SILENT), work());

        assertThatThrownBy(() -> press.print(ZPL, Deadline.after(Duration.ofSeconds(5))))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.PRINTER_DOWN));
    }

    private static FakeWork work() {
        FakeWork work = new FakeWork();
        work.ticker = Ticker.SYSTEM;
        return work;
    }
}

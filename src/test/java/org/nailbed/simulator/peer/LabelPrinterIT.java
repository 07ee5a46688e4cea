package org.nailbed.simulator.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Over a real socket. */
class LabelPrinterIT {
    private static final String LABEL =
            "^XA^CI28^FO20,20^BQN,2,5^FDMA,SN123456^FS^FO200,40^A0N,36,36^FH_^FDSN_5E123456^FS^PQ2^XZ";

    @Test
    void labelIsKeptAsAPersonAndAScannerReadIt() throws IOException {
        try (LabelPrinter printer = LabelPrinter.onTcp(0)) {
            try (TcpClient client = new TcpClient(printer.address())) {
                client.send(LABEL);
            }
            Awaitility.await().until(() -> printer.labels().size() == 1);
            assertThat(printer.labels().get(0).texts()).containsExactly("SN^123456");
            assertThat(printer.labels().get(0).codes()).containsExactly("SN123456");
            assertThat(printer.labels().get(0).copies()).isEqualTo(2);
            assertThat(printer.labels().get(0).zpl()).isEqualTo(LABEL);
        }
    }

    @Test
    void statusTellsWhatIsWrongAndLabelsWaitUntilItIsMended() throws IOException {
        try (LabelPrinter printer = LabelPrinter.onTcp(0);
                TcpClient client = new TcpClient(printer.address())) {
            client.send("~HS");
            assertThat(client.readLine()).isEqualTo("\u0002030,0,0,0240,000,0,0,0,000,0,0,0\u0003\r");
            assertThat(client.readLine()).isEqualTo("\u0002000,0,0,0,1,2,0,0,00000000,1,000\u0003\r");
            assertThat(client.readLine()).isEqualTo("\u00020000,0\u0003\r");
            printer.raise(PrinterTrouble.PAPER_OUT);
            printer.raise(PrinterTrouble.HEAD_UP);
            client.send(LABEL + "~HS");
            assertThat(client.readLine()).startsWith("\u0002030,1,0,0240,000,0");
            assertThat(client.readLine()).startsWith("\u0002000,0,1,0,1,2,0,0,00000002");
            assertThat(printer.labels()).isEmpty();
            printer.clear(PrinterTrouble.HEAD_UP);
            printer.clear(PrinterTrouble.PAPER_OUT);
            assertThat(printer.labels()).hasSize(1);
        }
    }
}

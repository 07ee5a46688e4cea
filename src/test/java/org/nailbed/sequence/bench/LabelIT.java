package org.nailbed.sequence.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.Instruments;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.Printers;
import org.nailbed.sequence.Printers.Printer;
import org.nailbed.sequence.Printers.Status;
import org.nailbed.sequence.Rules;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Surroundings;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.zpl.BuiltLabel;
import org.nailbed.sequence.zpl.LabelElement;
import org.nailbed.sequence.zpl.LabelTemplate;
import org.nailbed.sequence.zpl.Place;
import org.nailbed.sequence.zpl.ZplFile;
import org.nailbed.simulator.label.PrintedLabel;
import org.nailbed.simulator.peer.LabelPrinter;
import org.nailbed.simulator.peer.PrinterTrouble;
import org.nailbed.wire.Ticker;

/** On the pretended label printer, over a real socket. */
class LabelIT {
    private static final LabelTemplate MINIMAL = new ZplFile(
            "minimal.zpl",
            "^XA^CI28^PW400^LL240^FO20,20^BQN,2,5^FDMA,{serial-number}^FS^FO200,40^A0N,36,36^FH_^FD{serial-number}^FS^XZ");
    private static final Optional<ScanBack> SCAN = Optional.of(new ScanBack(Template.of("{serial-number}")));

    private final LabelPrinter printer = LabelPrinter.onTcp(0);
    private final FakeWork work = slot(Status.ASKED, "");

    private FakeWork slot(Status status, String scanned) {
        FakeWork slot = new FakeWork();
        slot.ticker = Ticker.SYSTEM;
        slot.named("SN123456");
        Printers printers = name -> new Printer(name, printer.address(), 8, status);
        Operator operator = (question, deadline) -> new Operator.Given(scanned);
        slot.surroundings = new Surroundings(Rules.NONE, operator, Instruments.NONE, printers);
        return slot;
    }

    @AfterEach
    void switchOff() {
        printer.close();
    }

    @Test
    void labelComesOutAsOftenAsWantedAndIsRecorded() {
        assertThat(work.run(label(2))).isEmpty();

        PrintedLabel printed = printed().get(0);
        assertThat(printed.codes()).containsExactly("SN123456");
        assertThat(printed.texts()).containsExactly("SN123456");
        assertThat(printed.copies()).isEqualTo(2);
        assertThat(work.attached("phase.zpl")).isEqualTo(printed.zpl());
        assertThat(work.measured().get("label-sha256")).matches("[0-9a-f]{64}");
    }

    @Test
    void hostileDataComesOutAsDataAndGivesThePrinterNoOrder() {
        String hostile = "^XZ~JA_1>5\\&\u0003é\uD83D\uDE00{mac}";
        work.named(hostile);
        Template serial = Template.of("{serial-number}");
        Place corner = new Place(BigDecimal.ONE, BigDecimal.ONE);
        BuiltLabel built = new BuiltLabel(
                BigDecimal.TEN,
                BigDecimal.TEN,
                List.of(
                        new LabelElement.Text(corner, BigDecimal.ONE, serial),
                        new LabelElement.Qr(corner, BigDecimal.ONE, serial),
                        new LabelElement.DataMatrix(corner, BigDecimal.ONE, serial)));

        assertThat(work.run(new Label("p", built, 1, Optional.empty()))).isEmpty();

        PrintedLabel printed = printed().get(0);
        assertThat(printed.texts()).containsExactly(hostile);
        assertThat(printed.codes()).containsExactly(hostile, hostile);
    }

    @ParameterizedTest
    @CsvSource({
        "PAPER_OUT, out of labels: put a new roll in",
        "PAUSED, paused: press PAUSE on it",
        "HEAD_UP, head is open: close it",
        "RIBBON_OUT, out of ribbon: put a new one in",
        "BUFFER_FULL, buffer is full"
    })
    void printerThatIsNotReadyIsSaidWithWhatToDoAndNothingIsSentToIt(PrinterTrouble trouble, String said) {
        printer.raise(trouble);

        assertThat(work.faultOf(label(1))).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.PRINTER_NOT_READY);
            assertThat(fault.message()).contains("Printer p (socket://", said);
        });
        printer.clear(trouble);
        assertThat(printer.labels()).isEmpty();
        assertThat(work.unset()).containsExactly("label-sha256");
    }

    @Test
    void printerThatDoesNotTellItsStateIsNotReadyUnlessTheStationFileSaysThatItNeverTells() {
        printer.raise(PrinterTrouble.MUTE);

        assertThatThrownBy(() -> work.run(label(1), Duration.ofMillis(300)))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.PRINTER_NOT_READY))
                .hasMessageContaining("does not tell its state within");
        assertThat(slot(Status.SILENT, "").run(label(1))).isEmpty();
        Awaitility.await().untilAsserted(() -> assertThat(printer.labels()).hasSize(1));
    }

    @Test
    void printerThatIsOffIsDown() {
        printer.unplug();

        assertThat(work.faultOf(label(1))).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.PRINTER_DOWN);
            assertThat(fault.message()).contains("Printer p: No connection to socket://");
        });
    }

    @ParameterizedTest
    @CsvSource({"SN123456", "']Q1SN123456\r\n'", "' SN123456\t'"})
    void scannedLabelThatSaysTheSameIsGood(String scanned) {
        FakeWork slot = slot(Status.ASKED, scanned);

        assertThat(slot.run(new Label("p", MINIMAL, 1, SCAN))).isEmpty();
        assertThat(slot.measured()).containsEntry("scanned", "SN123456");
    }

    @Test
    void scannedLabelThatSaysAnotherThingIsAMismatch() {
        FakeWork slot = slot(Status.ASKED, "]Q1SN123457");

        assertThat(slot.run(new Label("p", MINIMAL, 1, SCAN))).get().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.LABEL_MISMATCH);
            assertThat(fault.message()).isEqualTo("The label reads 'SN123457', expected 'SN123456'.");
        });
        assertThat(slot.measured()).containsEntry("scanned", "SN123457");
    }

    @Test
    void secretOnALabelIsPrintedAndNotRecorded() {
        work.data().putSecret("data.pin", "^20202021");
        LabelTemplate label = new ZplFile("pin.zpl", "^XA^FD{data.pin}^FS^XZ");

        assertThat(work.run(new Label("p", label, 1, Optional.empty()))).isEmpty();

        assertThat(printed().get(0).texts()).containsExactly("^20202021");
        assertThat(work.attached("phase.zpl")).doesNotContain("20202021");
    }

    @Test
    void slotsThatMeetAtAPrinterPrintOneAfterTheOther() throws InterruptedException, ExecutionException {
        ExecutorService slots = Executors.newFixedThreadPool(4);
        List<Callable<Optional<Fault>>> runs = new ArrayList<>();
        List<String> serialNumbers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            FakeWork slot = slot(Status.ASKED, "");
            serialNumbers.add("SN" + i);
            slot.named("SN" + i);
            runs.add(() -> slot.faultOf(label(1)));
        }
        try {
            for (Future<Optional<Fault>> ended : slots.invokeAll(runs)) {
                assertThat(ended.get()).isEmpty();
            }
        } finally {
            slots.shutdownNow();
        }
        assertThat(printer.labels())
                .flatExtracting(PrintedLabel::texts)
                .containsExactlyInAnyOrderElementsOf(serialNumbers);
    }

    @Test
    void numberOfCopiesIsBounded() {
        assertThatThrownBy(() -> label(0)).hasMessageContaining("expected 1 to 20");
        assertThatThrownBy(() -> label(21)).hasMessageContaining("expected 1 to 20");
    }

    private static Label label(int copies) {
        return new Label("p", MINIMAL, copies, Optional.empty());
    }

    private List<PrintedLabel> printed() {
        assertThat(printer.labels()).isNotEmpty();
        return printer.labels();
    }
}

package org.nailbed.sequence.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.nailbed.run.Attachment;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.Operator;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Printers;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.printer.LabelPress;
import org.nailbed.sequence.zpl.LabelTemplate;
import org.nailbed.wire.Deadline;

/**
 * Prints the unit's label, and has it scanned when that is wanted. What was printed is kept with the run, secrets masked, and its
 * hash is measured.
 *
 * @param printer as the station file names it
 * @param copies 1 to {@link #MOST_COPIES}
 */
public record Label(String printer, LabelTemplate template, int copies, Optional<ScanBack> scanBack)
        implements PhaseKind {

    public static final int MOST_COPIES = 20;
    public static final String SHA_256 = "label-sha256";

    /** What the scan-back read. */
    public static final String SCANNED = "scanned";

    private static final Duration OF_A_PRINTER = Duration.ofSeconds(1);
    private static final Duration OF_A_SCAN = Duration.ofSeconds(4);

    /** @throws IllegalArgumentException when the number of copies is out of its range */
    public Label {
        if (copies < 1 || copies > MOST_COPIES) {
            throw new IllegalArgumentException(copies + " copies of a label, expected 1 to " + MOST_COPIES + ".");
        }
    }

    @Override
    public String word() {
        return "label";
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        return scanBack.isPresent() ? OF_A_PRINTER.plus(OF_A_SCAN) : OF_A_PRINTER;
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        sheet.declare(SHA_256);
        scanBack.ifPresent(scan -> sheet.declare(SCANNED));
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        Printers.Printer target = work.surroundings().printers().named(printer);
        String zpl = template.fill(work.data(), target.dotsPerMm(), copies);
        String shown = template.fill(work.data().masked(), target.dotsPerMm(), copies);
        work.attach(new Attachment(work.phase() + ".zpl", "text/plain", shown.getBytes(UTF_8)));
        new LabelPress(target, work).print(zpl, deadline);
        work.sheet().set(SHA_256, sha256(zpl));
        return scanBack.flatMap(scan -> scan(scan, work, deadline));
    }

    private Optional<Fault> scan(ScanBack scan, PhaseWork work, Deadline deadline) {
        String expected = scan.expected().fill(work.data());
        String scanned = ScanBack.read(scanned(work, deadline));
        String shown = work.data().masked(scanned);
        work.sheet().set(SCANNED, shown);
        return scanned.equals(expected)
                ? Optional.empty()
                : Optional.of(new Fault(
                        FaultCode.LABEL_MISMATCH,
                        "The label reads '%.200s', expected '%.200s'."
                                .formatted(shown, work.data().masked(expected))));
    }

    private static String scanned(PhaseWork work, Deadline deadline) {
        Operator.Question question =
                Operator.Question.of("Put the label on the unit and scan it.", Operator.Kind.VALUE);
        Operator.Answer answer = work.surroundings().operator().ask(question, deadline);
        if (answer instanceof Operator.Given given) {
            return given.text();
        }
        throw new IllegalStateException("A scan was asked for and answered by " + answer + ".");
    }

    private static String sha256(String zpl) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zpl.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}

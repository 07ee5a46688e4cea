package org.nailbed.sequence.talk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.flash.Console;
import org.nailbed.flash.espressif.boot.BootSigns;
import org.nailbed.run.Attachment;
import org.nailbed.run.Expectation;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Trace.Concealment;

/**
 * Exchanges with the program on a board, one after the other. All that was said and heard is kept with the run, secrets of the unit
 * masked. A crash or a restart in between is told as such, unless it was expected.
 */
public final class Dialogue {

    /** As a boot that repeats is told from one that happened (see the boot check). */
    private static final int RESETS_OF_A_LOOP = 3;

    /** What a board said before is there at once; more than that is said without end. */
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMillis(100);

    /** Of ESP-IDF's logs, about a whole line each. */
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    private final Console console;
    private final LineEnd lineEnd;
    private final PhaseWork work;
    private final TalkLog log = new TalkLog();
    private int resets;

    /** @param console of a board whose program runs */
    public Dialogue(Console console, LineEnd lineEnd, PhaseWork work) {
        this.console = console;
        this.lineEnd = lineEnd;
        this.work = work;
    }

    /** Declares everything that is measured of these exchanges. */
    public static void declare(MeasurementSheet sheet, List<Exchange> exchanges) {
        exchanges.forEach(exchange -> exchange.declare(sheet));
    }

    /**
     * Holds the exchanges in their order, up to the first that does not go well.
     *
     * @return CONSOLE_SILENT, CONSOLE_MISMATCH, BOOT_CRASH or BOOT_LOOP
     * @throws org.nailbed.wire.WireException of the port
     * @throws SequenceException UNIT_DATA_MISSING, PATTERN_TOO_SLOW or STOPPED
     */
    public Optional<Fault> hold(List<Exchange> exchanges, Deadline deadline) {
        try (Concealment secrets = work.data().conceal(() -> work.programmer().trace())) {
            Optional<Fault> fault = Optional.empty();
            for (int i = 0; i < exchanges.size() && fault.isEmpty(); i++) {
                fault = hold(exchanges.get(i), deadline);
            }
            return fault;
        } finally {
            work.attach(new Attachment(
                    work.phase() + ".log", "text/plain", log.toString().getBytes(UTF_8)));
        }
    }

    private Optional<Fault> hold(Exchange exchange, Deadline deadline) {
        resets = 0;
        log.listen();
        LinePattern.Filled expected = exchange.expect().fill(work.data());
        Optional<LinePattern.Filled> bad = exchange.failOn().map(pattern -> pattern.fill(work.data()));
        Optional<Fault> before = exchange.send().isPresent() ? say(exchange, deadline) : Optional.empty();
        if (before.isPresent()) {
            return before;
        }
        Deadline until = deadline.atMost(exchange.within());
        String heardBefore = console.heard();
        // From a board that talks without end there is always another line.
        for (Optional<String> line = hear(until);
                line.isPresent();
                line = until.hasPassed() ? Optional.empty() : hear(until)) {
            String text = COLOUR.matcher(line.get()).replaceAll("");
            if (bad.isPresent() && bad.get().find(text, until).isPresent()) {
                return Optional.of(mismatch(
                        "The board says what it must not ('%s')"
                                .formatted(bad.get().source()),
                        exchange));
            }
            Optional<Map<String, String>> found = expected.find(text, until);
            if (found.isPresent()) {
                return measure(exchange, found.get());
            }
            Optional<Fault> sign = sign(text);
            if (sign.isPresent()) {
                return sign;
            }
        }
        boolean silent = log.isSilent() && console.heard().equals(heardBefore);
        return Optional.of(unanswered(exchange, until, silent));
    }

    private Optional<String> hear(Deadline until) {
        Optional<String> line = console.readLine(until);
        line.ifPresent(text -> log.heard(masked(text)));
        return line;
    }

    /** What came before is heard first: a late answer to an earlier line must not be taken for the answer to this one. */
    private Optional<Fault> say(Exchange exchange, Deadline deadline) {
        String said = exchange.send().orElseThrow().fill(work.data(), Dialogue::onOneLine);
        Deadline now = Deadline.after(Duration.ZERO, work.ticker());
        Deadline enough = deadline.atMost(LONGEST_CATCHING_UP);
        for (Optional<String> line = hear(now); line.isPresent() && !enough.hasPassed(); line = hear(now)) {
            Optional<Fault> sign = sign(line.get());
            if (sign.isPresent()) {
                return sign;
            }
        }
        log.said(masked(said));
        log.listen();
        console.send((said + lineEnd.characters()).getBytes(UTF_8), deadline);
        return Optional.empty();
    }

    /** A value with an end of line in it would be two commands. */
    private static String onOneLine(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new SequenceException(
                    FaultCode.UNIT_DATA_MISSING,
                    "A value of this unit has a control character; it cannot be said on a line. Check the unit's data.");
        }
        return value;
    }

    private Optional<Fault> sign(String line) {
        Optional<String> crash = BootSigns.crash(line);
        if (crash.isPresent()) {
            return Optional.of(new Fault(
                    FaultCode.BOOT_CRASH,
                    "The application crashed in the middle of phase %s: %s."
                            .formatted(work.phase(), TalkLog.cut(masked(crash.get())))));
        }
        if (BootSigns.resetReason(line).isPresent() && ++resets >= RESETS_OF_A_LOOP) {
            return Optional.of(new Fault(
                    FaultCode.BOOT_LOOP,
                    "The board restarted %d times in the middle of phase %s.".formatted(resets, work.phase())));
        }
        return Optional.empty();
    }

    private Optional<Fault> measure(Exchange exchange, Map<String, String> groups) {
        for (Capture capture : exchange.captures()) {
            Optional<String> text = capture.textIn(groups);
            if (text.isPresent() && !capture.reading().take(shown(text.get(), capture.reading()), work.sheet())) {
                String expected = capture.reading().kind().words();
                return Optional.of(mismatch(
                        "Group '%s' is '%s', expected %s"
                                .formatted(capture.group(), TalkLog.cut(masked(text.get())), expected),
                        exchange));
            }
        }
        return Optional.empty();
    }

    /** A text is kept as it was heard where the product itself names it. */
    private String shown(String text, Reading reading) {
        boolean named = reading.expectation()
                .filter(new Expectation.Exactly(text.strip())::equals)
                .isPresent();
        return reading.kind() == Reading.Kind.TEXT && !named ? masked(text) : text;
    }

    private Fault unanswered(Exchange exchange, Deadline until, boolean silent) {
        String to = exchange.send().map(line -> " to '" + line + "'").orElse("");
        String given = "within %d ms".formatted(until.budget().toMillis());
        if (resets > 0) {
            return new Fault(
                    FaultCode.BOOT_LOOP, "The board restarted %d times instead of answering%s.".formatted(resets, to));
        }
        if (silent) {
            return new Fault(
                    FaultCode.CONSOLE_SILENT,
                    "The board says nothing%s %s, expected '%s'. Check the line from its TXD, and the rate."
                            .formatted(to, given, exchange.expect()));
        }
        return mismatch("The board does not answer%s as expected %s".formatted(to, given), exchange);
    }

    private Fault mismatch(String what, Exchange exchange) {
        return new Fault(
                FaultCode.CONSOLE_MISMATCH,
                "%s. Heard last: %s; expected '%s'."
                        .formatted(what, log.quoted(masked(console.heard())), exchange.expect()));
    }

    /** Before anything is cut to a length: half a secret is not recognised. */
    private String masked(String text) {
        return work.data().masked(text);
    }
}

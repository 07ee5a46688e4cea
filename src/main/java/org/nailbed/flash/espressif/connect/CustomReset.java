package org.nailbed.flash.espressif.connect;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.flash.espressif.connect.ResetSequence.Step;
import org.nailbed.wire.Lines;

/**
 * A reset sequence written by its user: {@code D0|R1|W0.1|U1,1} (protocol reference, 4.1).
 *
 * <p>{@code D} and {@code R} set DTR and RTS (1 = asserted), {@code U} both at once, DTR first; {@code W} waits so many seconds.
 */
final class CustomReset {
    private static final Pattern STEP = Pattern.compile("(?:([DR])([01])|U([01]),([01])|W([0-9]+(?:\\.[0-9]+)?))");

    private static final BigDecimal LONGEST_SECONDS = BigDecimal.TEN;

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private Lines lines = Lines.NONE;

    private CustomReset(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException naming the step that cannot be understood, and what is expected there */
    static ResetSequence parse(String text) {
        CustomReset custom = new CustomReset(text);
        String[] parts = text.strip().split("\\|", -1);
        custom.set(Lines.NONE);
        for (int i = 0; i < parts.length; i++) {
            custom.add(parts[i].strip(), i + 1);
        }
        return new ResetSequence("custom", custom.steps);
    }

    private void add(String part, int number) {
        Matcher step = STEP.matcher(part);
        if (!step.matches()) {
            throw wrong(number, part, "expected D0, D1, R0, R1, U<DTR>,<RTS> such as U1,0, or W<seconds> such as W0.1");
        }
        if (step.group(1) != null) {
            boolean on = step.group(2).equals("1");
            set(step.group(1).equals("D") ? lines(on, lines.rts()) : lines(lines.dtr(), on));
        } else if (step.group(3) != null) {
            set(lines(step.group(3).equals("1"), step.group(4).equals("1")));
        } else {
            await(new BigDecimal(step.group(5)), number, part);
        }
    }

    private void set(Lines wanted) {
        lines = wanted;
        steps.add(new Step(wanted, Duration.ZERO));
    }

    private void await(BigDecimal seconds, int number, String part) {
        if (seconds.compareTo(LONGEST_SECONDS) > 0) {
            throw wrong(number, part, "expected at most " + LONGEST_SECONDS + " seconds");
        }
        Step last = steps.remove(steps.size() - 1);
        long millis = seconds.movePointRight(3).longValue();
        steps.add(new Step(last.lines(), last.thenWait().plusMillis(millis)));
    }

    private static Lines lines(boolean dtr, boolean rts) {
        if (dtr) {
            return rts ? Lines.BOTH : Lines.DTR;
        }
        return rts ? Lines.RTS : Lines.NONE;
    }

    private IllegalArgumentException wrong(int number, String part, String expected) {
        return new IllegalArgumentException(
                "Reset sequence '" + text + "': step " + number + " is '" + part + "', " + expected + ".");
    }
}

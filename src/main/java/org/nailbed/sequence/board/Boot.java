package org.nailbed.sequence.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.firmware.AppDescriptor;
import org.nailbed.flash.BootLog;
import org.nailbed.run.Attachment;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.wire.Deadline;

/**
 * Lets the board start and compares the application that names itself with the one of a firmware set.
 *
 * @param set the set's name in the product
 */
public record Boot(String set) implements PhaseKind {

    private static final Duration BOOT = Duration.ofMillis(1500);

    /** Some boards have their ROM's banner switched off for good; they are none the worse for it. */
    private static final String NO_BANNER = "not printed";

    public Boot() {
        this(Recipe.MAIN);
    }

    @Override
    public String word() {
        return "boot";
    }

    @Override
    public Role role() {
        return Role.RESETS;
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        return BOOT;
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        sheet.declare("reset-reason").declare("application");
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        BootLog log = work.programmer().boot(deadline);
        work.attach(
                new Attachment(work.phase() + ".log", "text/plain", log.text().getBytes(UTF_8)));
        work.sheet().set("reset-reason", log.resetReason().orElse(NO_BANNER));
        Optional<String> seen = log.application().map(BootLog.Application::title);
        seen.ifPresent(application -> work.sheet().set("application", application));
        Optional<String> expected = work.recipe().firmware(set).application().map(AppDescriptor::title);
        if (seen.isEmpty() || !expected.or(() -> seen).equals(seen)) {
            return Optional.of(new Fault(
                    FaultCode.BOOT_NOT_SEEN,
                    "The boot log names %s, expected %s."
                            .formatted(
                                    seen.map(Boot::quoted).orElse("no application"),
                                    expected.map(Boot::quoted).orElse("one"))));
        }
        return Optional.empty();
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }
}

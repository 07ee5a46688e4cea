package org.nailbed.sequence;

import java.util.Optional;
import org.nailbed.firmware.AppDescriptor;
import org.nailbed.flash.BootLog;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.wire.Deadline;

/** Lets the board start and compares the application that names itself with the one that was written. */
final class BootCheckStep implements Step {

    /** Some boards have their ROM's banner switched off for good; they are none the worse for it. */
    private static final String NO_BANNER = "not printed";

    @Override
    public MeasurementSheet declare(Recipe recipe) {
        return new MeasurementSheet().declare("reset-reason").declare("application");
    }

    @Override
    public Optional<Fault> run(Work work, Deadline deadline) {
        BootLog log = work.programmer().boot(deadline);
        work.bench().attach("boot.log", log.text());
        work.sheet().set("reset-reason", log.resetReason().orElse(NO_BANNER));
        Optional<String> started = log.application().map(BootLog.Application::title);
        started.ifPresent(application -> work.sheet().set("application", application));
        Optional<String> expected =
                work.bench().recipe().firmware().application().map(AppDescriptor::title);
        if (started.isEmpty() || !expected.or(() -> started).equals(started)) {
            return Optional.of(new Fault(
                    FaultCode.BOOT_NOT_SEEN,
                    "The boot log names %s, expected %s."
                            .formatted(
                                    started.map(BootCheckStep::quoted).orElse("no application"),
                                    expected.map(BootCheckStep::quoted).orElse("one"))));
        }
        return Optional.empty();
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }
}

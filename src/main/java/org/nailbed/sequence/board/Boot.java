package org.nailbed.sequence.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.firmware.AppDescriptor;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.BootLog.Application;
import org.nailbed.flash.Programmer;
import org.nailbed.run.Attachment;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Template;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Trace.Concealment;

/**
 * Lets the board start and compares the application that names itself with the one of a firmware set.
 *
 * @param set the set's name in the product
 * @param version that the application is to name instead of the set's own; empty for that
 */
public record Boot(String set, Optional<Template> version) implements PhaseKind {

    private static final Duration BOOT = Duration.ofMillis(1500);

    /** Some boards have their ROM's banner switched off for good; they are none the worse for it. */
    private static final String NO_BANNER = "not printed";

    public Boot(String set) {
        this(set, Optional.empty());
    }

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
        sheet.declare("reset-reason").declare("application").declare("version");
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        Optional<String> named = version.map(template -> template.fill(work.data()));
        BootLog log = boot(work, deadline);
        String text = work.data().masked(log.text());
        work.attach(new Attachment(work.phase() + ".log", "text/plain", text.getBytes(UTF_8)));
        work.sheet().set("reset-reason", log.resetReason().orElse(NO_BANNER));
        Optional<AppDescriptor> built = work.recipe().firmware(set).application();
        if (log.application().isEmpty()) {
            return Optional.of(new Fault(
                    FaultCode.BOOT_NOT_SEEN,
                    "The boot log names no application, expected %s."
                            .formatted(built.map(application -> quoted(application.title()))
                                    .orElse("one"))));
        }
        Application seen = log.application().get();
        work.sheet().set("application", seen.title());
        work.sheet().set("version", seen.version());
        return wrong(seen, built.map(AppDescriptor::projectName), named.or(() -> built.map(AppDescriptor::version)));
    }

    private static BootLog boot(PhaseWork work, Deadline deadline) {
        Programmer programmer = work.programmer();
        try (Concealment secrets = work.data().conceal(programmer::trace)) {
            return programmer.boot(deadline);
        }
    }

    private static Optional<Fault> wrong(Application seen, Optional<String> project, Optional<String> version) {
        boolean right = project.orElse(seen.project()).equals(seen.project())
                && version.orElse(seen.version()).equals(seen.version());
        return right
                ? Optional.empty()
                : Optional.of(new Fault(
                        FaultCode.WRONG_VERSION,
                        "The boot log names %s, expected %s."
                                .formatted(
                                        quoted(seen.title()),
                                        quoted(project.orElse(seen.project()) + " "
                                                + version.orElse(seen.version())))));
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }
}

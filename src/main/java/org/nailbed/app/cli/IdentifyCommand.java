package org.nailbed.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.wire.Deadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks boards what they are. */
@Command(
        name = "identify",
        description = {
            "Asks the board on each port what it is: chip, revision, MAC, crystal, features, flash, locks.",
            "The board is restarted, nothing is written. Exit codes as for flash."
        },
        mixinStandardHelpOptions = true)
final class IdentifyCommand implements Callable<Integer> {

    @Option(
            names = {"-p", "--port"},
            required = true,
            arity = "1",
            paramLabel = "PORT",
            description = "A device, a link to one, or socket://host:port. Once for each board.")
    private List<String> ports = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return new BoardJob(EspOptions.DEFAULT, BoardTask.Traces.NONE)
                .run(ports, IdentifyCommand::identify, BoardJob.Output.of(spec));
    }

    private static String identify(EspProgrammer programmer) {
        BoardIdentity board = programmer.identify(Deadline.after(Budgets.IDENTIFY));
        return String.format(
                Locale.ROOT,
                "%s %s  MAC %s  crystal %d MHz  flash %s (id %06x)  %s  %s",
                board.chip(),
                board.revisionText(),
                board.mac(),
                board.crystalMhz(),
                board.flashSizeBytes().map(bytes -> (bytes >> 20) + " MiB").orElse("of unknown size"),
                board.flashId(),
                String.join(", ", board.features()),
                board.security().isEmpty() ? "not locked" : String.join(", ", board.security()));
    }
}

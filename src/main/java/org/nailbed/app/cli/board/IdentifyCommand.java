package org.nailbed.app.cli.board;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.crew.BoardOptions;
import org.nailbed.app.cli.crew.Session;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.output.Words;
import org.nailbed.flash.BoardIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks boards what they are. */
@Command(
        name = "identify",
        description = {
            "Asks the board on each port what it is: chip, revision, MAC, crystal, features, flash, locks.",
            "The board is restarted, nothing is written."
        },
        mixinStandardHelpOptions = true)
public final class IdentifyCommand implements Callable<Integer> {

    @Mixin
    private BoardOptions boards = new BoardOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return boards.job(boards.options()).run(IdentifyCommand::describe, Output.of(spec));
    }

    private static String describe(Session session) {
        BoardIdentity board = session.board();
        return String.format(
                Locale.ROOT,
                "%s %s  MAC %s%s  crystal %d MHz  flash %s (id %06x)  %s  %s",
                board.chip(),
                board.revisionText(),
                board.mac(),
                board.eui64().map(eui -> "  EUI-64 " + eui).orElse(""),
                board.crystalMhz(),
                board.flashSizeBytes().map(Words::size).orElse("of unknown size"),
                board.flashId(),
                String.join(", ", board.features()),
                board.security().isEmpty() ? "not locked" : String.join(", ", board.security()));
    }
}

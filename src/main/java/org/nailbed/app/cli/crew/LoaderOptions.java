package org.nailbed.app.cli.crew;

import java.io.PrintWriter;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import picocli.CommandLine.Option;

/** How bytes get to a board's flash and back. */
public final class LoaderOptions {
    private static final String AUTO = "auto";

    @Option(
            names = {"-b", "--baud"},
            defaultValue = "921600",
            paramLabel = "N",
            description =
                    "The rate to work at (default: ${DEFAULT-VALUE}), or auto: the highest that port and board were found"
                            + " to hold, remembered for each port. Connection is made at 115200.")
    private String baud = "";

    @Option(names = "--no-stub", description = "Stay with the chip's ROM loader.")
    private boolean noStub;

    /** These on top of others. */
    EspOptions on(EspOptions options, PrintWriter err) {
        EspOptions chosen = options.withBaud(baud()).withLoader(noStub ? LoaderChoice.ROM_ONLY : LoaderChoice.STUB);
        return chosen.baudIsAuto() ? chosen.withRates(UserState.ratesToLearn(err)) : chosen;
    }

    /** In baud, or {@link EspOptions#AUTO_BAUD}. */
    int baud() {
        if (baud.equals(AUTO)) {
            return EspOptions.AUTO_BAUD;
        }
        try {
            int rate = Integer.parseInt(baud);
            if (rate > 0) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // Said below, as for 0.
        }
        throw new Failure.Usage("--baud " + baud + " is no rate. Write a number, as 921600, or auto.");
    }
}

package org.nailbed.app.cli.crew;

import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspOptions.LoaderChoice;
import picocli.CommandLine.Option;

/** How bytes get to a board's flash and back. */
public final class LoaderOptions {

    @Option(
            names = {"-b", "--baud"},
            defaultValue = "921600",
            paramLabel = "N",
            description = "The rate to work at (default: ${DEFAULT-VALUE}); connection is made at 115200.")
    private int baud;

    @Option(names = "--no-stub", description = "Stay with the chip's ROM loader.")
    private boolean noStub;

    /** These on top of the defaults. */
    public EspOptions options() {
        return EspOptions.DEFAULT.withBaud(baud).withLoader(noStub ? LoaderChoice.ROM_ONLY : LoaderChoice.STUB);
    }

    public int baud() {
        return baud;
    }
}

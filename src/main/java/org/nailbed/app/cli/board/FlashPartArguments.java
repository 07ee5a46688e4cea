package org.nailbed.app.cli.board;

import java.util.List;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.firmware.Sizes;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which part of a board's flash. */
final class FlashPartArguments {

    @Parameters(
            paramLabel = "PART",
            arity = "1..2",
            description =
                    "The word all, a partition by its label in the board's own table, or OFFSET SIZE: 0x9000 24k.")
    private List<String> words = List.of();

    @Option(
            names = "--table-offset",
            defaultValue = "0x8000",
            paramLabel = "OFFSET",
            description = "Where the board's partition table lies (default: ${DEFAULT-VALUE}).")
    private String tableOffset = "";

    FlashPart part() {
        return FlashPart.parse(words);
    }

    /** Bytes from the start of flash. */
    int tableOffset() {
        return Sizes.parse(tableOffset)
                .orElseThrow(() -> new Failure.Usage(
                        "--table-offset " + tableOffset + " is not understood. Write it as 0x8000 or 32k."));
    }
}

package org.nailbed.app.cli.board;

import java.util.List;
import java.util.Optional;
import org.nailbed.app.cli.output.Output;
import org.nailbed.firmware.EspChip;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.source.FirmwareSource;
import org.nailbed.firmware.source.FoundFirmware;
import org.nailbed.flash.esp.EspOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which firmware. */
final class FirmwareArguments {

    @Parameters(
            paramLabel = "FIRMWARE",
            description = {
                "A build folder or zip of ESP-IDF, PlatformIO or Arduino, a merged .bin, Intel HEX, UF2, a manifest.json of"
                        + " ESP Web Tools; or pairs offset=file and partition=file. Default: the folder build."
            })
    private List<String> firmware = List.of();

    @Option(
            names = "--encrypted",
            description =
                    "The images are encrypted with the board's own key: write them as they are to boards that encrypt their"
                            + " flash, which are refused everything else.")
    private boolean encrypted;

    EspOptions.Contents contents() {
        return encrypted ? EspOptions.Contents.ENCRYPTED : EspOptions.Contents.PLAIN;
    }

    /**
     * Reads it, and says on the error output what a person should know.
     *
     * @param chip which one to take from files that hold firmware for several
     */
    FirmwareSet read(Optional<EspChip> chip, Output output) {
        FoundFirmware found = FirmwareSource.read(firmware.isEmpty() ? List.of("build") : firmware, chip);
        found.warnings().forEach(warning -> output.err().println("Warning: " + warning));
        return found.set();
    }
}

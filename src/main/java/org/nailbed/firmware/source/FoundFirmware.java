package org.nailbed.firmware.source;

import java.util.List;
import org.nailbed.firmware.FirmwareSet;

/**
 * Firmware that was read from files.
 *
 * @param kind what the files were recognised as, for people: "ESP-IDF build folder my-app/build"
 * @param warnings what a person should know before it is written, a sentence each; often none
 */
public record FoundFirmware(FirmwareSet set, String kind, List<String> warnings) {

    public FoundFirmware {
        warnings = List.copyOf(warnings);
    }
}

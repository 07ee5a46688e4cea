package org.nailbed.flash;

import java.util.Optional;

/**
 * What a board printed after a reset into its application.
 *
 * @param text as heard, undecodable bytes replaced
 * @param resetReason from the ROM's banner: "POWERON_RESET"
 * @param application as it names itself; empty when the log does not tell both project and version
 */
public record BootLog(String text, Optional<String> resetReason, Optional<Application> application) {

    /** An application by the names that it was built with: "blink" and "1.4.2". */
    public record Application(String project, String version) {

        /** As people name it, and as an image's descriptor does: "blink 1.4.2". */
        public String title() {
            return project + " " + version;
        }
    }
}

package org.nailbed.flash.espressif.chip;

import java.util.ArrayList;
import java.util.List;

/** What of a chip is locked. */
public record Security(boolean secureBoot, boolean flashEncryption, boolean secureDownload) {

    /** One fact each, in words; empty when nothing is locked. */
    public List<String> facts() {
        List<String> facts = new ArrayList<>();
        if (secureBoot) {
            facts.add("secure boot on");
        }
        if (flashEncryption) {
            facts.add("flash encryption on");
        }
        if (secureDownload) {
            facts.add("secure download mode");
        }
        return facts;
    }
}

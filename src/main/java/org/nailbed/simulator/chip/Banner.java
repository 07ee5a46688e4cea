package org.nailbed.simulator.chip;

/**
 * The texts of a chip's ROM (protocol reference, 4.3).
 *
 * @param greeting lines above the reset reason
 * @param downloadMode name of the download mode
 * @param straps what the boot pins read in each mode
 */
public record Banner(String greeting, String downloadMode, Straps straps) {

    /** The number that {@code boot:0x…} shows. */
    public record Straps(int download, int flash) {}
}

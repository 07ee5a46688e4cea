package org.nailbed.panel.command;

import java.util.Optional;

/**
 * What became of a scan.
 *
 * @param slot empty while its code is awaited
 * @param serialNumber empty while the unit is awaited
 * @param started whether a run began
 */
public record ScanAnswer(Optional<Integer> slot, Optional<String> serialNumber, boolean started) {}

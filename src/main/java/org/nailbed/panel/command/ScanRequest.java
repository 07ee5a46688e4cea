package org.nailbed.panel.command;

import java.util.Optional;

/**
 * What a scanner typed.
 *
 * @param slot where it belongs; absent takes the next free one
 */
public record ScanRequest(Optional<String> text, Optional<Integer> slot) {}

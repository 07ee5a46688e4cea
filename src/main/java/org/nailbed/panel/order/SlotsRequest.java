package org.nailbed.panel.order;

import java.util.Optional;
import java.util.Set;

/**
 * Slots that are given something else to make.
 *
 * @param product by name, where no job is named
 * @param by a typed name; nobody has proven it
 */
public record SlotsRequest(Optional<String> product, Optional<Set<Integer>> slots, Optional<String> by) {}

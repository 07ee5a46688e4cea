package org.nailbed.panel.jig;

import java.util.Optional;

/**
 * A slot to be taught, or the address that it is bound to.
 *
 * @param by a typed name; nobody has proven it
 */
public record TeachRequest(Optional<Integer> slot, Optional<String> address, Optional<String> by) {}

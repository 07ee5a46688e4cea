package org.nailbed.panel.unit;

import java.util.Optional;

/**
 * A MAC to be taken from its unit.
 *
 * @param by a typed name; nobody has proven it
 */
public record ReleaseRequest(Optional<String> mac, Optional<String> by, Optional<String> reason) {}

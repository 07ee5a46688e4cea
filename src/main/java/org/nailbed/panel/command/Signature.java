package org.nailbed.panel.command;

import java.util.Optional;

/**
 * Who does a thing that is kept on record, and why.
 *
 * @param by a typed name; nobody has proven it
 * @param reason in that person's words
 */
public record Signature(Optional<String> by, Optional<String> reason) {}

package org.nailbed.flash;

import java.util.Optional;

/**
 * What a board printed after a reset into its application.
 *
 * @param text as heard, undecodable bytes replaced
 * @param resetReason from the ROM's banner: "POWERON_RESET"
 * @param application project name and version as the boot log names them
 */
public record BootLog(String text, Optional<String> resetReason, Optional<String> application) {}

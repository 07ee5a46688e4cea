package org.nailbed.sequence.zpl;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Field data in which every byte that could mean something is written as two hex digits after an indicator (^FH). */
final class HexEscape {

    private static final String CANDIDATES = "_\\|!#@$%&*+=;";
    private static final String HARMLESS = " -./:";

    private HexEscape() {}

    /** Data in UTF-8: letters, digits and {@code " -./:"} as they are, all else escaped. */
    static String of(String data, char indicator) {
        StringBuilder escaped = new StringBuilder(data.length());
        for (byte unit : data.getBytes(UTF_8)) {
            if (isHarmless(unit) && unit != indicator) {
                escaped.append((char) unit);
            } else {
                escaped.append(indicator).append("%02X".formatted(unit & 0xFF));
            }
        }
        return escaped.toString();
    }

    /** An indicator that does not occur in {@code text}, so that the text may stand beside escaped data as it is. */
    static char indicatorBeside(String text) {
        return (char) CANDIDATES
                .chars()
                .filter(candidate -> text.indexOf(candidate) < 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The field uses all of %s. Write ^FH with an indicator before its ^FD.".formatted(CANDIDATES)));
    }

    private static boolean isHarmless(byte unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || HARMLESS.indexOf(unit) >= 0;
    }
}

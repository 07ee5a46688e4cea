package org.nailbed.app.cli.output;

import java.util.Locale;

/** Numbers as people read them. */
public final class Words {
    private static final int KIBI = 1024;
    private static final int MEBI = 1024 * 1024;

    private Words() {}

    /** "1 board", "2 boards". */
    public static String count(long number, String one) {
        return number + " " + (number == 1 ? one : one + "s");
    }

    /** "4 MiB", "24 KiB", "100 bytes": the largest unit that says it without a fraction. */
    public static String size(long bytes) {
        if (bytes != 0 && bytes % MEBI == 0) {
            return bytes / MEBI + " MiB";
        }
        return bytes != 0 && bytes % KIBI == 0 ? bytes / KIBI + " KiB" : count(bytes, "byte");
    }

    /** "1.4 s". */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /** Seconds to the millisecond, for JSON. */
    public static double millis(double seconds) {
        return Math.round(seconds * 1e3) / 1e3;
    }

    /** "next-free" for NEXT_FREE, as our files write it. */
    public static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** "0x10000". */
    public static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    /** With a capital at its beginning. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A sentence that ends with a full stop. */
    public static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}

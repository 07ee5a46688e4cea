package org.nailbed.firmware;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Offsets and sizes in bytes as people and build tools write them. */
public final class Sizes {

    private static final Pattern FORM =
            Pattern.compile("0x(?<hex>[0-9a-f]{1,15})|(?<decimal>[0-9]{1,15})(?:(?<unit>[km])b?)?");

    private Sizes() {}

    public static String hex(long bytes) {
        return "0x" + Long.toHexString(bytes).toUpperCase(Locale.ROOT);
    }

    /**
     * Reads {@code 65536}, {@code 0x10000}, {@code 64k}, {@code 1M}, {@code 4MB}; k and M count in powers of 1024.
     *
     * @return empty when it is none of these, or more than an int holds
     */
    public static Optional<Integer> parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        long count = form.group("hex") != null
                ? Long.parseLong(form.group("hex"), 16)
                : Long.parseLong(form.group("decimal")) * factor(form.group("unit"));
        return count <= Integer.MAX_VALUE ? Optional.of((int) count) : Optional.empty();
    }

    private static int factor(@Nullable String unit) {
        return unit == null ? 1 : unit.equals("k") ? 1 << 10 : 1 << 20;
    }
}

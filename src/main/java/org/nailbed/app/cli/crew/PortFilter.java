package org.nailbed.app.cli.crew;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.wire.PortInfo;

/**
 * Which USB ports are meant. Of one kind any may match, of different kinds all must; a kind without a pattern matches everything.
 *
 * @param vidPids "10c4:ea60"; "10c4:*" for all of a vendor
 * @param locations "1-2.3", where * stands for any text
 * @param serials serial numbers of adapters, where * stands for any text
 */
record PortFilter(List<String> vidPids, List<String> locations, List<String> serials) {
    private static final Pattern VID_PID = Pattern.compile("[0-9a-fA-F]{4}:([0-9a-fA-F]{4}|\\*)");

    PortFilter {
        vidPids = List.copyOf(vidPids);
        locations = List.copyOf(locations);
        serials = List.copyOf(serials);
        vidPids.stream()
                .filter(pattern -> !VID_PID.matcher(pattern).matches())
                .findFirst()
                .ifPresent(pattern -> {
                    throw new Failure.Usage("--vid-pid " + pattern
                            + " is not understood. Write four hex digits, a colon, four hex digits or *: 10c4:ea60.");
                });
    }

    boolean isEmpty() {
        return vidPids.isEmpty() && locations.isEmpty() && serials.isEmpty();
    }

    /** Whether this port is on USB and one of those meant. */
    boolean matches(PortInfo port) {
        return port.usb()
                .filter(usb -> any(vidPids, Optional.of(usb.id()))
                        && any(locations, usb.location())
                        && any(serials, usb.serialNumber()))
                .isPresent();
    }

    private static boolean any(List<String> patterns, Optional<String> value) {
        return patterns.isEmpty()
                || value.filter(text -> patterns.stream().anyMatch(pattern -> matches(pattern, text)))
                        .isPresent();
    }

    private static boolean matches(String pattern, String text) {
        String[] literal = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
        StringBuilder regex = new StringBuilder(Pattern.quote(literal[0]));
        for (int i = 1; i < literal.length; i++) {
            regex.append(".*").append(Pattern.quote(literal[i]));
        }
        return text.toLowerCase(Locale.ROOT).matches(regex.toString());
    }
}

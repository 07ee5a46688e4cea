package org.nailbed.panel.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names under which this panel may be asked for. A bare address is one always: only a name can be made to point here. */
final class HostNames {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    private final Set<String> known = new HashSet<>(Set.of("localhost"));

    HostNames(String boundHost, List<String> names) {
        known.add(boundHost.toLowerCase(Locale.ROOT));
        names.forEach(name -> known.add(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** @param host as in the Host header, with or without port */
    boolean knows(String host) {
        String name = PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
        boolean ipv6 = name.startsWith("[") && name.endsWith("]");
        return ipv6 || IPV4.matcher(name).matches() || known.contains(name);
    }

    static boolean sameOrigin(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }
}

package org.nailbed.app.cli.crew;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.wire.PortInfo;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;
import org.nailbed.wire.serial.PortDiscovery;
import picocli.CommandLine.Option;

/** Which boards a command works on. */
public final class PortOptions {

    @Option(
            names = {"-p", "--port"},
            arity = "1",
            paramLabel = "PORT",
            description = "A device, a link to one, socket://host:port or rfc2217://host:port. Once for each board."
                    + " Without any of -p, --all and a filter: the only USB serial port of this machine.")
    private List<String> ports = List.of();

    @Option(names = "--all", description = "Every USB serial port of this machine.")
    private boolean all;

    @Option(
            names = "--vid-pid",
            split = ",",
            paramLabel = "ID",
            description = "Every port of these USB ids: 10c4:ea60, or 10c4:* for all of a vendor.")
    private List<String> vidPids = List.of();

    @Option(
            names = "--location",
            split = ",",
            paramLabel = "PLACE",
            description = "Every port at these USB places: 1-2.3, or 1-2.* for all of a hub.")
    private List<String> locations = List.of();

    @Option(
            names = "--serial",
            split = ",",
            paramLabel = "NUMBER",
            description = "Every port of the adapters with these serial numbers; * stands for any text.")
    private List<String> serials = List.of();

    /**
     * The addresses meant, each once: first those named, then those chosen, in order of their path.
     *
     * @throws Failure.Usage when none is named, or one twice
     * @throws WireException PORT_NOT_FOUND when no port is as wanted
     */
    public List<String> addresses() {
        return addresses(PortDiscovery::list);
    }

    List<String> addresses(Supplier<List<PortInfo>> present) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String port : ports) {
            if (!chosen.add(port)) {
                throw new Failure.Usage("Port " + port + " is named twice. Name every port once.");
            }
        }
        PortFilter filter = new PortFilter(vidPids, locations, serials);
        if (all || !filter.isEmpty()) {
            chosen.addAll(matching(filter, present.get()));
        } else if (chosen.isEmpty()) {
            chosen.add(theOnlyOne(present.get()));
        }
        return List.copyOf(chosen);
    }

    private static List<String> matching(PortFilter filter, List<PortInfo> present) {
        List<String> matching =
                present.stream().filter(filter::matches).map(PortInfo::path).toList();
        if (matching.isEmpty()) {
            throw new WireException(
                    WireFault.PORT_NOT_FOUND,
                    (filter.isEmpty() ? "This machine has no USB serial port." : "No USB serial port is as wanted.")
                            + " See 'nailbed ports'.");
        }
        return matching;
    }

    private static String theOnlyOne(List<PortInfo> present) {
        List<String> onUsb = usbPorts(present).toList();
        if (onUsb.size() == 1) {
            return onUsb.get(0);
        }
        String seen = onUsb.isEmpty() ? "this machine has no USB serial port" : "there are " + String.join(", ", onUsb);
        throw new Failure.Usage(
                "No board is named, and " + seen + ". Name one with -p PORT, or take --all or a filter.");
    }

    private static Stream<String> usbPorts(List<PortInfo> present) {
        return present.stream().filter(port -> port.usb().isPresent()).map(PortInfo::path);
    }
}

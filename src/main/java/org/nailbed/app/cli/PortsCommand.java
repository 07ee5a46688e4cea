package org.nailbed.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nailbed.app.cli.crew.UserState;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Facts;
import org.nailbed.app.cli.output.JsonOption;
import org.nailbed.app.cli.output.Output;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.wire.PortInfo;
import org.nailbed.wire.UsbBridge;
import org.nailbed.wire.serial.PortDiscovery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the serial ports of this machine. */
@Command(
        name = "ports",
        description = {
            "Lists the serial ports of this machine: where they are plugged, what adapter they are, who holds them, and the rate"
                    + " that was learnt with --baud auto.",
            "Put a name that stays into the station file: by-path names the USB socket, by-id the adapter."
        },
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE})
final class PortsCommand implements Callable<Integer> {

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        RateBook rates = UserState.rates(output.err());
        List<PortInfo> ports = PortDiscovery.list();
        ports.forEach(port -> {
            Map<String, Integer> learnt = rates.learntAt(RateBook.Key.portName(port.path(), port.usb()));
            if (json.isSet()) {
                output.out().println(facts(port, learnt).json());
            } else {
                print(port, learnt, output.out());
            }
        });
        if (ports.isEmpty() && !json.isSet()) {
            output.out()
                    .println("No serial port found."
                            + " Plug an adapter in; in a container or a virtual machine hand it through.");
        }
        output.out().flush();
        return ExitCode.OK.number();
    }

    static Facts facts(PortInfo port, Map<String, Integer> learnt) {
        Facts rates = new Facts();
        learnt.forEach(rates::with);
        Facts facts = new Facts().with("port", port.path()).with("description", port.description());
        port.usb()
                .ifPresent(usb -> facts.with("vidPid", usb.id())
                        .with("bridge", usb.bridge().map(UsbBridge::name))
                        .with("location", usb.location())
                        .with("serialNumber", usb.serialNumber())
                        .with("manufacturer", usb.manufacturer())
                        .with("product", usb.product()));
        return facts.with("links", port.links())
                .with("holderPid", port.use().holder().map(PortInfo.Holder::pid))
                .with("holder", port.use().holder().map(PortInfo.Holder::command))
                .with("latencyMillis", port.use().latencyMillis())
                .with("learntBaud", rates);
    }

    static void print(PortInfo port, Map<String, Integer> learnt, PrintWriter out) {
        String held = port.use()
                .holder()
                .map(holder -> "  in use by " + holder.command() + " (process " + holder.pid() + ")")
                .orElse("");
        out.println(port.path() + (port.description().isEmpty() ? "" : "  " + port.description()) + held);
        port.usb()
                .ifPresent(usb -> out.println("    USB " + usb.id()
                        + usb.bridge().map(bridge -> " " + bridge.name()).orElse("")
                        + usb.location().map(at -> " at " + at).orElse("")
                        + usb.serialNumber()
                                .map(number -> ", serial number " + number)
                                .orElse("")
                        + usb.manufacturer().map(name -> ", by " + name).orElse("")));
        if (!learnt.isEmpty()) {
            out.println("    learnt: "
                    + learnt.entrySet().stream()
                            .map(rate -> rate.getValue() + " baud with " + rate.getKey())
                            .collect(Collectors.joining(", ")));
        }
        port.use()
                .latencyMillis()
                .filter(millis -> millis > 1)
                .ifPresent(millis -> out.println("    keeps short replies back for " + millis
                        + " ms; 1 is wanted: write it to /sys/bus/usb-serial/devices/"
                        + port.path().substring(port.path().lastIndexOf('/') + 1) + "/latency_timer"));
        port.links().forEach(link -> out.println("    " + link));
    }
}

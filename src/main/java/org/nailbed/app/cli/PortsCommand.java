package org.nailbed.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Output;
import org.nailbed.wire.PortDiscovery;
import org.nailbed.wire.PortInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the serial ports of this machine. */
@Command(
        name = "ports",
        description = {
            "Lists the serial ports of this machine.",
            "Put a name that stays into the station file: by-path names the USB socket, by-id the adapter."
        },
        mixinStandardHelpOptions = true)
final class PortsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec).out();
        List<PortInfo> ports = PortDiscovery.list();
        if (ports.isEmpty()) {
            out.println(
                    "No serial port found. Plug an adapter in; in a container or a virtual machine hand it through.");
        }
        ports.forEach(port -> print(port, out));
        out.flush();
        return ExitCode.OK.number();
    }

    private static void print(PortInfo port, PrintWriter out) {
        out.println(port.path() + "  " + port.description());
        port.usb().ifPresent(usb -> {
            out.println("    USB " + usb.id()
                    + usb.location().map(at -> " at " + at).orElse("")
                    + usb.serialNumber()
                            .map(number -> ", serial number " + number)
                            .orElse(""));
            usb.manufacturer().ifPresent(name -> out.println("    by " + name));
        });
        port.links().forEach(link -> out.println("    " + link));
    }
}

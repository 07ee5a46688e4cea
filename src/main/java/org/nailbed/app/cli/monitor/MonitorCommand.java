package org.nailbed.app.cli.monitor;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.crew.Crew;
import org.nailbed.app.cli.crew.PortOptions;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.JsonOption;
import org.nailbed.app.cli.output.Output;
import org.nailbed.app.cli.progress.Terminal;
import org.nailbed.firmware.EspChip;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what boards print. */
@Command(
        name = "monitor",
        description = {
            "Restarts the board on each port and shows what it prints, with times, until Ctrl-C.",
            "Lines that tell of a crash (panic, abort, assertion, watchdog, brown-out, backtrace) are pointed out."
        },
        mixinStandardHelpOptions = true)
@EndsWith({
    ExitCode.OK,
    ExitCode.INTERNAL,
    ExitCode.USAGE,
    ExitCode.PORT_NOT_FOUND,
    ExitCode.PORT_BUSY,
    ExitCode.BOOT_FAILED,
    ExitCode.LINK_FAILED,
    ExitCode.SEVERAL,
    ExitCode.INTERRUPTED
})
public final class MonitorCommand implements Callable<Integer> {

    @Mixin
    private PortOptions ports = new PortOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private MonitorOptions options = new MonitorOptions();

    @Option(names = "--chip", paramLabel = "NAME", description = "What the boards are; decides the default rate.")
    private String chip = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<String> addresses = ports.addresses();
        Listener.Order order =
                new Listener.Order(options.baud(isEsp8266()), options.resets(), options.atMost(), options.until());
        MonitorPrinter printer = new MonitorPrinter(
                Output.of(spec),
                new MonitorPrinter.Style(
                        json.isSet(),
                        addresses.size() > 1,
                        options.showsTimes(),
                        Terminal.isThere() && Terminal.look().colour()));
        List<Listener> listeners = addresses.stream()
                .map(address -> new Listener(address, order, printer))
                .toList();
        Crew crew = new Crew();
        crew.work(listeners, () -> {}, () -> {});
        return crew.wasStopped()
                ? ExitCode.INTERRUPTED.number()
                : exit(listeners).number();
    }

    private boolean isEsp8266() {
        return EspChip.ofName(chip).filter(EspChip.ESP8266::equals).isPresent();
    }

    private static ExitCode exit(List<Listener> listeners) {
        EnumSet<ExitCode> kinds = EnumSet.noneOf(ExitCode.class);
        listeners.forEach(listener -> kinds.add(listener.exit()));
        return ExitCode.ofSeveral(kinds);
    }
}

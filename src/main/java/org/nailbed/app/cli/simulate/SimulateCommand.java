package org.nailbed.app.cli.simulate;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Output;
import org.nailbed.simulator.AttachmentNames;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.FaultNames;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.Trait;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Offers pretended boards until it is stopped. */
@Command(
        name = "simulate",
        description = {
            "Offers pretended boards that behave as ROM and stub loader do, boot what their flash holds, and then answer",
            "on a console.",
            "Prints an address for each and runs until Ctrl-C."
        },
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE})
public final class SimulateCommand implements Callable<Integer> {

    @Mixin
    private BoardOptions boards = new BoardOptions();

    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Mixin
    private PeerOptions beside = new PeerOptions();

    @Mixin
    private FaultOptions faults = new FaultOptions();

    @Option(names = "--list-chips", description = "Print the chips that can be pretended, and end.")
    private boolean listsChips;

    private CommandSpec spec = CommandSpec.create();

    /** Also gives the help its lists, which are kept where the boards are. */
    @Spec
    void setSpec(CommandSpec own) {
        spec = own;
        List<String> footer = new ArrayList<>(List.of("", "HOW is one of:"));
        AttachmentNames.usages().forEach(usage -> footer.add("  " + usage));
        footer.addAll(List.of("", "FAULT is one of:"));
        FaultNames.usages().forEach(usage -> footer.add("  " + usage));
        own.usageMessage().footer(footer.toArray(String[]::new));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (listsChips) {
            listChips();
            return ExitCode.OK.number();
        }
        JigOptions options = boards.options();
        FaultOptions.Orders orders = faults.orders(options.count());
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch stop = new CountDownLatch(1);
        Thread onCtrlC = new Thread(() -> stopAndAwait(stop, closed), "nailbed-stop");
        Runtime.getRuntime().addShutdownHook(onCtrlC);
        try (SimulatedJig jig = place.offer(options);
                PeerOptions.Peers peers = beside.start()) {
            print(jig, orders, peers);
            stop.await();
        } finally {
            closed.countDown();
        }
        return ExitCode.OK.number();
    }

    private static void stopAndAwait(CountDownLatch stop, CountDownLatch closed) {
        stop.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(SimulatedJig jig, FaultOptions.Orders orders, PeerOptions.Peers peers) {
        PrintWriter out = Output.of(spec).out();
        int number = 1;
        for (SimulatedBoard board : jig.boards()) {
            Optional<BoardFault> fault = orders.faultOf(number);
            Understanding.of(() -> {
                board.order(fault);
                return board;
            });
            out.println(board.address() + "  " + board.mac()
                    + orders.textOf(number).map(text -> "  " + text).orElse(""));
            number++;
        }
        peers.lines().forEach(out::println);
        out.flush();
    }

    private void listChips() {
        PrintWriter out = Output.of(spec).out();
        for (ChipModel chip : ChipModels.all()) {
            int revision = chip.core().revision();
            out.printf(Locale.ROOT, "%-16s revision %d.%d%s%n", chip.name(), revision / 100, revision % 100, usb(chip));
        }
        out.flush();
    }

    private static String usb(ChipModel chip) {
        String serialJtag = chip.has(Trait.USB_SERIAL_JTAG) ? ", USB-Serial/JTAG" : "";
        return serialJtag + (chip.has(Trait.USB_OTG) ? ", USB-OTG" : "");
    }
}

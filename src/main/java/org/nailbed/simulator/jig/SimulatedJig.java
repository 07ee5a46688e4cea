package org.nailbed.simulator.jig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.nailbed.simulator.Attachment.UartBridge;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.Rfc2217Style;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.UsbId;
import org.nailbed.simulator.board.Board;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.link.Conversation;
import org.nailbed.simulator.link.Link;
import org.nailbed.simulator.link.LinkThread;
import org.nailbed.simulator.link.PtyLink;
import org.nailbed.simulator.link.TcpLink;
import org.nailbed.simulator.memory.FileStore;
import org.nailbed.simulator.memory.FlashStore;
import org.nailbed.simulator.memory.FlashTiming;
import org.nailbed.simulator.memory.MemoryStore;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.rfc2217.ComPort;

/**
 * A set of pretended boards, offered on PTYs, TCP or RFC 2217, all of one chip. Closing it unplugs every board and frees every
 * thread, descriptor, link and socket.
 *
 * <p>On a PTY a client that also holds the board's line socket resets the board as over a real adapter, as does every client of
 * RFC 2217; any other client finds it in download mode, as does every client on TCP. A board that is its own USB device is
 * powered from the start, and its address goes and comes with its resets.
 */
public final class SimulatedJig implements AutoCloseable {
    private static final int HIGHEST_PORT = 65_535;

    private final List<SimulatedBoard> boards;

    private SimulatedJig(List<SimulatedBoard> boards) {
        this.boards = List.copyOf(boards);
    }

    /**
     * Boards on PTYs: links {@code dir/board1}… with their line sockets {@code dir/board1.lines}…. What a jig that was killed
     * left there is replaced.
     *
     * @throws SimulatorException when another running jig offers boards there, or the folder cannot be used
     */
    public static SimulatedJig onPtys(JigOptions options, Path dir) {
        create(dir);
        Path absolute = dir.toAbsolutePath();
        Optional<UsbId> usb = options.attachment()
                .usbId(ChipModels.named(options.chip()).image().chipId());
        return build(options, number -> new PtyLink(absolute.resolve("board" + number), usb));
    }

    /**
     * Boards on 127.0.0.1, one port each, upward from {@code firstPort}; 0 takes free ones.
     *
     * @throws SimulatorException when a port is taken
     */
    public static SimulatedJig onTcp(JigOptions options, int firstPort) {
        return build(options, number -> new TcpLink(port(firstPort, number), new Conversation.Raw()));
    }

    /**
     * Boards on 127.0.0.1 behind a server of RFC 2217, one port each, upward from {@code firstPort}; 0 takes free ones.
     *
     * @throws SimulatorException when a port is taken
     */
    public static SimulatedJig onRfc2217(JigOptions options, int firstPort, Rfc2217Style style) {
        int highestBaud = options.attachment() instanceof UartBridge bridge ? bridge.highestBaud() : Integer.MAX_VALUE;
        return build(options, number -> new TcpLink(port(firstPort, number), new ComPort(style, highestBaud)));
    }

    private static int port(int firstPort, int number) {
        int port = firstPort == 0 ? 0 : firstPort + number - 1;
        if (port < 0 || port > HIGHEST_PORT) {
            throw new SimulatorException("Board " + number + " would be offered at port " + port + "; 1 to "
                    + HIGHEST_PORT + " are possible, or 0 for free ones.");
        }
        return port;
    }

    private static SimulatedJig build(JigOptions options, IntFunction<Link> links) {
        ChipModel chip = ChipModels.named(options.chip());
        Attachments.check(options.attachment(), chip);
        options.flashDir().ifPresent(SimulatedJig::create);
        List<SimulatedBoard> boards = new ArrayList<>();
        try {
            for (int number = 1; number <= options.count(); number++) {
                boards.add(board(options, chip, number, links));
            }
        } catch (RuntimeException e) {
            boards.forEach(SimulatedBoard::close);
            throw e;
        }
        return new SimulatedJig(boards);
    }

    private static SimulatedBoard board(JigOptions options, ChipModel chip, int number, IntFunction<Link> links) {
        NorFlash flash = flash(options, number);
        try {
            Place place = new Place(links.apply(number), number, (of, cable) -> {
                Board.Parts parts = new Board.Parts(chip, chip.macOf(of), flash);
                return new Board(parts, options.attachment(), options.timing(), cable);
            });
            LinkThread thread = new LinkThread("board" + number, place.link(), place);
            thread.start();
            return new SimulatedBoard(place, thread, options.count());
        } catch (RuntimeException e) {
            flash.close();
            throw e;
        }
    }

    private static NorFlash flash(JigOptions options, int number) {
        int size = options.flashSizeBytes();
        FlashStore store = options.flashDir()
                .<FlashStore>map(dir -> new FileStore(dir.resolve("board" + number + ".bin"), size))
                .orElseGet(() -> new MemoryStore());
        FlashTiming timing = options.timing() == Timing.REALISTIC ? FlashTiming.TYPICAL : FlashTiming.NONE;
        return new NorFlash(store, timing, size);
    }

    private static void create(Path dir) {
        try {
            Files.createDirectories(dir);
        } catch (IOException e) {
            throw new SimulatorException("Folder " + dir + " cannot be made (" + e + "). Name another.", e);
        }
    }

    /** In order, the first is number 1. */
    public List<SimulatedBoard> boards() {
        return boards;
    }

    @Override
    public void close() {
        boards.forEach(SimulatedBoard::close);
    }
}

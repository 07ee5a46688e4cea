package org.nailbed.simulator.peer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nailbed.simulator.label.PrintedLabel;
import org.nailbed.simulator.label.ZplStream;
import org.nailbed.simulator.link.Conversation;
import org.nailbed.simulator.link.Link;
import org.nailbed.simulator.link.LinkThread;
import org.nailbed.simulator.link.PtyLink;
import org.nailbed.simulator.link.TcpLink;

/**
 * A pretended label printer that takes ZPL, on a TCP port as on 9100 or on a terminal, and keeps what it printed. It answers {@code ~HS} and
 * {@code ~HI}. Labels that come while something keeps it from printing wait, and are printed when that is over. One client at a
 * time. Every method may come from any thread.
 */
public final class LabelPrinter implements AutoCloseable {
    private final Engine engine;
    private final LinkThread thread;

    private LabelPrinter(Link link) {
        engine = new Engine(link);
        thread = new LinkThread("printer", link, engine);
        thread.start();
    }

    /**
     * On 127.0.0.1.
     *
     * @param port 0 takes a free one
     */
    public static LabelPrinter onTcp(int port) {
        return new LabelPrinter(new TcpLink(port, new Conversation.Raw()));
    }

    /** On a pseudo-terminal to which this link points, as a printer that is a device. */
    public static LabelPrinter onPty(Path link) {
        return new LabelPrinter(new PtyLink(link.toAbsolutePath(), Optional.empty()));
    }

    /** {@code socket://127.0.0.1:port}, or the path of the link. */
    public String address() {
        return thread.link().address();
    }

    /** All that it has printed, in order. */
    public List<PrintedLabel> labels() {
        return thread.ask(() -> List.copyOf(engine.printed));
    }

    /** From now on this is so. */
    public void raise(PrinterTrouble trouble) {
        thread.tell(() -> engine.troubles.add(trouble));
    }

    /** It is over; labels that waited are printed. */
    public void clear(PrinterTrouble trouble) {
        thread.tell(() -> {
            engine.troubles.remove(trouble);
            engine.print();
        });
    }

    /** Takes it off the network: nobody can connect. */
    public void unplug() {
        thread.tell(thread.link()::unplug);
    }

    /** Puts it back on, at the same port. */
    public void plugIn() {
        thread.tell(thread.link()::plug);
    }

    @Override
    public void close() {
        thread.close();
    }

    /** Belongs to the thread. */
    private static final class Engine implements LinkThread.Dweller, ZplStream.Listener {
        private static final String STX = "\u0002";
        private static final String ETX = "\u0003\r\n";

        private final Link link;
        private final List<PrintedLabel> printed = new ArrayList<>();
        private final List<PrintedLabel> waiting = new ArrayList<>();
        private final Set<PrinterTrouble> troubles = EnumSet.noneOf(PrinterTrouble.class);
        private ZplStream stream = new ZplStream(this);

        Engine(Link link) {
            this.link = link;
        }

        void print() {
            if (troubles.stream().noneMatch(PrinterTrouble::stopsPrinting)) {
                printed.addAll(waiting);
                waiting.clear();
            }
        }

        @Override
        public void label(PrintedLabel label) {
            waiting.add(label);
            print();
        }

        @Override
        public void order(String name) {
            switch (name) {
                case "HS" -> answer(status());
                case "HI" -> answer(STX + "SIMULATED,V1.0,8,8192KB" + ETX);
                case "JA" -> waiting.clear();
                default -> {
                    // nothing that shows from outside
                }
            }
        }

        /** The label that came first is the one in hand; the others wait in the buffer. */
        private String status() {
            int buffered = Math.max(0, waiting.size() - 1);
            int inHand = waiting.isEmpty() ? 0 : waiting.get(0).copies();
            String first = "030," + flag(PrinterTrouble.PAPER_OUT) + "," + flag(PrinterTrouble.PAUSED) + ",0240,"
                    + String.format("%03d", buffered) + "," + flag(PrinterTrouble.BUFFER_FULL)
                    + ",0,0,000,0,0,0";
            String second = "000,0," + flag(PrinterTrouble.HEAD_UP) + "," + flag(PrinterTrouble.RIBBON_OUT)
                    + ",1,2,0,0," + String.format("%08d", inHand) + ",1,000";
            return STX + first + ETX + STX + second + ETX + STX + "0000,0" + ETX;
        }

        private int flag(PrinterTrouble trouble) {
            return troubles.contains(trouble) ? 1 : 0;
        }

        private void answer(String text) {
            if (!troubles.contains(PrinterTrouble.MUTE)) {
                link.deliver(text.getBytes(StandardCharsets.US_ASCII));
            }
        }

        /** Half a label of a client that has left is forgotten. */
        @Override
        public void opened() {
            stream = new ZplStream(this);
        }

        @Override
        public void received(byte[] bytes, int length) {
            stream.feed(bytes, length);
        }

        @Override
        public void lines(boolean dtr, boolean rts) {}

        @Override
        public void advance(long now) {}

        @Override
        public long nextEventNanos() {
            return Long.MAX_VALUE;
        }
    }
}

package org.nailbed.simulator.peer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.nailbed.simulator.link.Conversation;
import org.nailbed.simulator.link.Link;
import org.nailbed.simulator.link.LinkThread;
import org.nailbed.simulator.link.PtyLink;
import org.nailbed.simulator.link.TcpLink;

/**
 * A pretended multimeter that speaks SCPI: lines end with a line feed, and so do answers. It knows {@code *IDN?}, {@code *RST},
 * {@code *CLS}, {@code *OPC?}, {@code *TST?}, {@code MEASure:…?} of each {@link Quantity}, {@code CONFigure:…} with {@code READ?},
 * {@code OUTPut}, {@code SYSTem:ERRor?} and {@code SYSTem:VERSion?}, in short and long form, several in a line. What it does not
 * know goes into its error queue and is not answered. One client at a time: another is turned away. The same instrument gives the
 * same row of readings in every run. Every method may come from any thread.
 */
public final class ScpiInstrument implements AutoCloseable {
    private static final String IDENTITY = "NAILBED,SIMULATED METER,SN0001,1.0";
    private static final long SEED = 4;

    private final Bench bench;
    private final LinkThread thread;

    private ScpiInstrument(Link link) {
        bench = new Bench(link);
        thread = new LinkThread("instrument", link, bench);
        thread.start();
    }

    /**
     * On 127.0.0.1.
     *
     * @param port 0 takes a free one
     */
    public static ScpiInstrument onTcp(int port) {
        return new ScpiInstrument(new TcpLink(port, new Conversation.Raw()));
    }

    /** On a pseudo-terminal to which this link points; baud is no matter. */
    public static ScpiInstrument onPty(Path link) {
        return new ScpiInstrument(new PtyLink(link.toAbsolutePath(), Optional.empty()));
    }

    /** {@code socket://127.0.0.1:port}, or the path of the link. */
    public String address() {
        return thread.link().address();
    }

    /**
     * What it shows from now on.
     *
     * @param value in the quantity's base unit
     * @param spread how far a single reading lies from it at most
     */
    public void set(Quantity quantity, double value, double spread) {
        thread.tell(() -> bench.talk.set(quantity, new Reading(value, spread)));
    }

    /** Orders a fault; empty makes it healthy again. */
    public void order(Optional<InstrumentFault> fault) {
        thread.tell(() -> bench.order(fault));
    }

    /** Every line it has heard, in order. */
    public List<String> heard() {
        return thread.ask(() -> List.copyOf(bench.heard));
    }

    /** Takes it off its cable: nobody can connect. */
    public void unplug() {
        thread.tell(thread.link()::unplug);
    }

    /** Puts it back on, at the same address. */
    public void plugIn() {
        thread.tell(thread.link()::plug);
    }

    @Override
    public void close() {
        thread.close();
    }

    /** Belongs to the thread. */
    private static final class Bench implements LinkThread.Dweller {
        private final Link link;
        private final ScpiTalk talk = new ScpiTalk(IDENTITY, SEED);
        private final List<String> heard = new ArrayList<>();
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final Deque<Answer> answers = new ArrayDeque<>();
        private Optional<InstrumentFault> fault = Optional.empty();

        private record Answer(long atNanos, byte[] bytes) {}

        Bench(Link link) {
            this.link = link;
        }

        void order(Optional<InstrumentFault> ordered) {
            fault = ordered;
            talk.order(ordered);
        }

        /** What was asked by somebody else is forgotten. */
        @Override
        public void opened() {
            line.reset();
            answers.clear();
        }

        @Override
        public void lines(boolean dtr, boolean rts) {}

        @Override
        public void received(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                if (bytes[i] == '\n') {
                    hear(line.toString(StandardCharsets.ISO_8859_1).strip());
                    line.reset();
                } else {
                    line.write(bytes[i]);
                }
            }
        }

        private void hear(String text) {
            heard.add(text);
            Optional<String> answer = talk.hear(text);
            if (answer.isPresent() && !(fault.orElse(null) instanceof InstrumentFault.Mute)) {
                byte[] bytes = (answer.get() + "\n").getBytes(StandardCharsets.ISO_8859_1);
                answers.add(new Answer(System.nanoTime() + delayNanos(), bytes));
            }
        }

        private long delayNanos() {
            return fault.orElse(null) instanceof InstrumentFault.Slow slow
                    ? slow.delay().toNanos()
                    : 0;
        }

        @Override
        public long nextEventNanos() {
            Answer next = answers.peek();
            return next == null ? Long.MAX_VALUE : next.atNanos();
        }

        @Override
        public void advance(long now) {
            while (nextEventNanos() <= now) {
                link.deliver(answers.remove().bytes());
            }
        }
    }
}

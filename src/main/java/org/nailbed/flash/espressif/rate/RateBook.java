package org.nailbed.flash.espressif.rate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.nailbed.wire.Port;
import org.nailbed.wire.PortInfo;

/**
 * Remembers which rate each port holds with each kind of chip. Thread-safe; shared by all who open the same ports. With a file
 * it remembers across restarts; a file that cannot be read or written costs the memory, never a board.
 */
public final class RateBook {
    /** More ports than any station has; the one unused for longest goes first. */
    static final int MAX_ENTRIES = 1000;

    private final Map<Key, RateEntry> entries = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, RateEntry> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    private final Optional<RateFile> file;

    /**
     * Whose rate it is.
     *
     * @param port where its adapter is plugged, if that is known, else its address
     * @param chip as Espressif writes it: "ESP32-S3"
     */
    public record Key(String port, String chip) {

        /** A name such as /dev/ttyUSB0 is another port after a restart; a USB location and a by-path link are not. */
        public static Key of(Port port, String chip) {
            return new Key(portName(port.address(), port.usb()), chip);
        }

        /** Of a port that need not be open. */
        public static String portName(String address, Optional<PortInfo.Usb> usb) {
            Optional<String> location =
                    address.startsWith("/dev/tty") ? usb.flatMap(PortInfo.Usb::location) : Optional.empty();
            return location.map(at -> "usb " + at).orElse(address);
        }
    }

    private RateBook(Optional<RateFile> file) {
        this.file = file;
        file.ifPresent(known -> entries.putAll(known.read()));
    }

    /** Forgets all when the program ends. */
    public static RateBook forThisRun() {
        return new RateBook(Optional.empty());
    }

    /**
     * Remembers in a file, which is made when there is something to remember.
     *
     * @param warnings is told, once each, when the file could not be read or written
     */
    public static RateBook in(Path file, Consumer<String> warnings) {
        return new RateBook(Optional.of(new RateFile(file, warnings)));
    }

    /** The highest rate that held, in baud. */
    public synchronized Optional<Integer> learnt(Key key) {
        return Optional.of(entry(key).heldBaud()).filter(baud -> baud > 0);
    }

    /** The highest rate that held at a port, in baud, by chip; only of those that something was learnt of. */
    public synchronized Map<String, Integer> learntAt(String port) {
        Map<String, Integer> byChip = new TreeMap<>();
        entries.forEach((key, entry) -> {
            if (key.port().equals(port) && entry.heldBaud() > 0) {
                byChip.put(key.chip(), entry.heldBaud());
            }
        });
        return byChip;
    }

    /** Whether a rate is worth trying: it has not failed, or that was many boards ago. */
    public synchronized boolean mayTry(Key key, int baud) {
        return baud < entry(key).ceiling();
    }

    /** A whole board was written at this rate. */
    public void held(Key key, int baud) {
        change(key, entry -> entry.held(baud));
    }

    /** This rate gave silence or damage. */
    public void failed(Key key, int baud) {
        change(key, entry -> entry.failed(baud));
    }

    private void change(Key key, UnaryOperator<RateEntry> change) {
        synchronized (this) {
            entries.put(key, change.apply(entry(key)));
            file.ifPresent(known -> known.write(entries));
        }
    }

    private RateEntry entry(Key key) {
        return entries.getOrDefault(key, RateEntry.UNKNOWN);
    }
}

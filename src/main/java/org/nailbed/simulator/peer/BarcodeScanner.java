package org.nailbed.simulator.peer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.nailbed.simulator.link.LinkThread;
import org.nailbed.simulator.link.PtyLink;

/** A pretended serial barcode scanner on a pseudo-terminal. Every method may come from any thread. */
public final class BarcodeScanner implements AutoCloseable {
    private final LinkThread thread;
    private final ScannerManner manner;

    private BarcodeScanner(PtyLink link, ScannerManner manner) {
        this.manner = manner;
        thread = new LinkThread("scanner", link, new Deaf());
        thread.start();
    }

    /** With carriage return after each text and nothing before it. */
    public static BarcodeScanner onPty(Path link) {
        return onPty(link, ScannerManner.USUAL);
    }

    /** @param link points to the terminal as long as the scanner is plugged in */
    public static BarcodeScanner onPty(Path link, ScannerManner manner) {
        return new BarcodeScanner(new PtyLink(link.toAbsolutePath(), Optional.empty()), manner);
    }

    /** The path of the link. */
    public String address() {
        return thread.link().address();
    }

    /** Whether somebody has it open. What is scanned while nobody has is lost. */
    public boolean isOpen() {
        return thread.ask(() -> thread.link().hasClient());
    }

    /** Scans a QR code that holds this text. */
    public void scan(String text) {
        scan(Symbology.QR, text);
    }

    public void scan(Symbology symbology, String text) {
        String prefix = manner.prefix() == ScannerManner.Prefix.AIM_ID ? symbology.aimId() : "";
        byte[] bytes = (prefix + text + manner.terminator()).getBytes(StandardCharsets.UTF_8);
        thread.tell(() -> thread.link().deliver(bytes));
    }

    /** Takes it off its cable. */
    public void unplug() {
        thread.tell(thread.link()::unplug);
    }

    /** Puts it back on, at the same path. */
    public void plugIn() {
        thread.tell(thread.link()::plug);
    }

    @Override
    public void close() {
        thread.close();
    }

    /** A scanner takes no orders. */
    private static final class Deaf implements LinkThread.Dweller {
        @Override
        public void opened() {}

        @Override
        public void received(byte[] bytes, int length) {}

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

package org.nailbed.simulator.board;

import org.nailbed.simulator.boot.ResetCause;

/** The chip's own USB device. Its resets are the core's: the straps stay as they were read (protocol reference, 4.6). */
final class UsbWiring implements Wiring {
    private static final long CORE_RESET_NANOS = 1_000_000;
    /** About what a full-speed device's bulk transfers carry: 1 MB/s. */
    private static final int BYTES_AS_BAUD = 10_000_000;

    /** A block of 0x800 bytes and what goes before it. */
    private static final int OTG_FRAME_BYTES = 0x800 + 24;

    private final boolean vanishesOnCoreReset;
    private final int longestFrameBytes;
    private final UsbLines lines;
    private boolean intoDownload;
    private long upAt = ResetCircuit.NEVER;

    private UsbWiring(UsbLines lines, boolean vanishesOnCoreReset, int longestFrameBytes) {
        this.lines = lines;
        this.vanishesOnCoreReset = vanishesOnCoreReset;
        this.longestFrameBytes = longestFrameBytes;
    }

    static UsbWiring serialJtag(boolean vanishes) {
        return new UsbWiring(new UsbLines.SerialJtag(), vanishes, Integer.MAX_VALUE);
    }

    /** What the ROM's USB driver holds bounds every frame (protocol reference, 2.3). */
    static UsbWiring otg() {
        return new UsbWiring(new UsbLines.Console(), true, OTG_FRAME_BYTES);
    }

    @Override
    public boolean set(boolean dtr, boolean rts, long now) {
        UsbLines.Wish wish = lines.set(dtr, rts);
        if (wish == UsbLines.Wish.NOTHING) {
            return false;
        }
        intoDownload = wish == UsbLines.Wish.DOWNLOAD;
        upAt = now + CORE_RESET_NANOS;
        return true;
    }

    @Override
    public void letGo() {
        lines.letGo();
    }

    @Override
    public boolean holdsReset() {
        return upAt != ResetCircuit.NEVER;
    }

    @Override
    public long upAtNanos() {
        return upAt;
    }

    @Override
    public Rise comeUp() {
        upAt = ResetCircuit.NEVER;
        return new Rise(ResetCause.USB, intoDownload);
    }

    @Override
    public boolean pullsStrap() {
        return false;
    }

    @Override
    public int rate(int clientBaud, int uartBaud) {
        return BYTES_AS_BAUD;
    }

    @Override
    public boolean isClear(int senderBaud, int receiverBaud) {
        return true;
    }

    @Override
    public byte[] carry(byte[] sent, int senderBaud, int receiverBaud) {
        return sent;
    }

    @Override
    public int longestFrameBytes() {
        return longestFrameBytes;
    }

    @Override
    public boolean isPortOfChip() {
        return true;
    }

    @Override
    public boolean losesPort(ResetCause cause) {
        return switch (cause) {
            case POWER_ON, SOFTWARE -> false;
            case USB -> vanishesOnCoreReset;
            case WATCHDOG, SUPER_WATCHDOG -> true;
        };
    }
}

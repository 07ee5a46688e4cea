package org.nailbed.simulator.board;

import org.nailbed.simulator.Attachment;
import org.nailbed.simulator.Attachment.UartBridge;
import org.nailbed.simulator.Attachment.UsbSerialJtag;
import org.nailbed.simulator.boot.ResetCause;

/** What stands between the chip's pins and the PC's cable. Times are nanoseconds of the board's clock. */
interface Wiring {

    /**
     * Follows the PC's two modem lines; true = asserted.
     *
     * @return whether the chip stops at this moment
     */
    boolean set(boolean dtr, boolean rts, long now);

    /** The port went away under the host's hands. */
    void letGo();

    /** Whether the chip stands still until {@link #upAtNanos}. */
    boolean holdsReset();

    /** When reset ends; {@link ResetCircuit#NEVER} while nothing is known of that. */
    long upAtNanos();

    /** Reset has ended. */
    Rise comeUp();

    /** Whether the boot strap is pulled towards download now. */
    boolean pullsStrap();

    /**
     * The rate of bytes on the way.
     *
     * @param clientBaud 0 where there is none
     */
    int rate(int clientBaud, int uartBaud);

    /** Whether {@link #carry} changes nothing. */
    boolean isClear(int senderBaud, int receiverBaud);

    /** What arrives at a receiver of {@code receiverBaud}. */
    byte[] carry(byte[] sent, int senderBaud, int receiverBaud);

    /** Longest frame that passes whole, unescaped. */
    default int longestFrameBytes() {
        return Integer.MAX_VALUE;
    }

    /** Whether the port is a device of the chip, which goes and comes with its resets. */
    boolean isPortOfChip();

    /** Whether the port goes away in a reset for this cause. */
    default boolean losesPort(ResetCause cause) {
        return false;
    }

    /** @param seed of what chance does on the way */
    static Wiring of(Attachment attachment, long seed) {
        if (attachment instanceof UartBridge bridge) {
            return new BridgeWiring(bridge, seed);
        }
        return attachment instanceof UsbSerialJtag usb ? UsbWiring.serialJtag(usb.vanishes()) : UsbWiring.otg();
    }

    /**
     * How a reset ends.
     *
     * @param intoDownload whether the lines ask for download mode
     */
    record Rise(ResetCause cause, boolean intoDownload) {}
}

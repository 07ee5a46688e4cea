package org.nailbed.simulator.board;

/** What a chip's own USB device makes of the two modem lines, which move no pin. */
interface UsbLines {

    /** What the PC asks for. */
    enum Wish {
        NOTHING,
        RESTART,
        DOWNLOAD
    }

    /** true = asserted */
    Wish set(boolean dtr, boolean rts);

    /** The host is gone, and with it what it held. */
    void letGo();

    /**
     * USB-Serial/JTAG: DTR alone asks for download mode, neither line takes that back, RTS alone resets the core; both together
     * mean nothing (protocol reference, 4.1).
     */
    final class SerialJtag implements UsbLines {
        private boolean wantsDownload;
        private boolean resetting;

        @Override
        public Wish set(boolean dtr, boolean rts) {
            if (dtr && rts) {
                return Wish.NOTHING;
            }
            boolean wasResetting = resetting;
            resetting = rts;
            if (!rts) {
                wantsDownload = dtr;
                return Wish.NOTHING;
            }
            if (wasResetting) {
                return Wish.NOTHING;
            }
            return wantsDownload ? Wish.DOWNLOAD : Wish.RESTART;
        }

        @Override
        public void letGo() {
            wantsDownload = false;
            resetting = false;
        }
    }

    /**
     * A console over USB-OTG, ROM's or application's: software follows the lines as the auto-program circuit would. When RTS is
     * released the chip restarts, with DTR asserted into download mode.
     */
    final class Console implements UsbLines {
        private boolean rtsBefore;

        @Override
        public Wish set(boolean dtr, boolean rts) {
            boolean released = rtsBefore && !rts;
            rtsBefore = rts;
            if (!released) {
                return Wish.NOTHING;
            }
            return dtr ? Wish.DOWNLOAD : Wish.RESTART;
        }

        @Override
        public void letGo() {
            rtsBefore = false;
        }
    }
}

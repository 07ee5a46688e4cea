package org.nailbed.simulator.board;

import org.nailbed.simulator.Attachment;
import org.nailbed.simulator.boot.ResetCause;
import org.nailbed.simulator.chip.Banner;
import org.nailbed.simulator.chip.RegisterMap;
import org.nailbed.simulator.soc.Soc;

/** Whether a chip starts into download mode, and what it tells of that (protocol reference, 4.4 and 4.6). */
final class StartMode {
    private final Attachment attachment;
    private ResetCause cause = ResetCause.POWER_ON;
    /** What the boot pins read when they were last looked at. */
    private boolean strapped;
    /** By the bit that a host or an application has set. */
    private boolean forced;

    private boolean download;

    StartMode(Attachment attachment) {
        this.attachment = attachment;
    }

    ResetCause cause() {
        return cause;
    }

    boolean isDownload() {
        return download;
    }

    /**
     * A reset: of the whole chip it reads the pins again and forgets what its registers held, of the core alone it does neither.
     *
     * @param asked whether a pin, or the host, asks for download mode
     */
    void reset(ResetCause why, boolean asked, Soc before) {
        cause = why;
        forced = !why.isWholeChip() && isForced(before);
        if (why.isWholeChip()) {
            strapped = asked;
        }
        download = asked || strapped || forced;
    }

    /** The same chip, afresh: its pins are where they were. */
    void powerAgain() {
        cause = ResetCause.POWER_ON;
        forced = false;
        strapped = download;
    }

    /** By the loader. Behind a bridge nobody pulls at the strap by then; a chip that is its own port was started by its button. */
    void softwareReset() {
        cause = ResetCause.SOFTWARE;
        strapped &= !(attachment instanceof Attachment.UartBridge);
        download = strapped;
    }

    /** By software that starts over. */
    void startAgain(ResetCause why) {
        cause = why;
    }

    private static boolean isForced(Soc soc) {
        return soc.model()
                .silicon()
                .registers()
                .boot()
                .filter(boot -> (soc.readRegister(boot.force()) & boot.forceBit()) != 0)
                .isPresent();
    }

    /** Sets the registers and the ROM's variables that tell of it. */
    void showIn(Soc soc) {
        Banner.Straps straps = soc.model().rom().banner().straps();
        soc.model().silicon().registers().boot().ifPresent(known -> {
            soc.show(known.straps(), strapped ? straps.download() : straps.flash());
            soc.show(known.force(), forced ? known.forceBit() : 0);
            if (download) {
                notePort(soc, known.port());
            }
        });
    }

    private void notePort(Soc soc, RegisterMap.LoaderPort port) {
        if (attachment instanceof Attachment.UsbSerialJtag) {
            soc.note(port.address(), port.serialJtag());
        } else if (attachment instanceof Attachment.UsbOtg) {
            soc.note(port.address(), port.otg());
        }
    }
}

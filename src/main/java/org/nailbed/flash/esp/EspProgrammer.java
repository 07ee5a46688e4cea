package org.nailbed.flash.esp;

import java.util.List;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.WriteReport;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.Trace;

/** Programs ESP chips through their ROM loader and Espressif's stub. */
public final class EspProgrammer implements Programmer {

    /** Takes over the port, opened at 115200 baud: closing this closes it. */
    public EspProgrammer(Port port, EspOptions options, Progress.Listener listener) {
        throw new UnsupportedOperationException(port.address() + options + listener);
    }

    @Override
    public BoardIdentity identify(Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WriteReport write(FirmwareSet set, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RegionDigest> verify(FirmwareSet set, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BootLog boot(Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trace trace() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}

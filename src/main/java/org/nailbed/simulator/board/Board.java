package org.nailbed.simulator.board;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.Mischief;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.boot.BootStory;
import org.nailbed.simulator.boot.ResetCause;
import org.nailbed.simulator.boot.RomBoot;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.Mac;
import org.nailbed.simulator.chip.Trait;
import org.nailbed.simulator.loader.Machine;
import org.nailbed.simulator.loader.Parked;
import org.nailbed.simulator.loader.Program;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.rom.RomLoader;
import org.nailbed.simulator.soc.Senses;
import org.nailbed.simulator.soc.Soc;

/**
 * One board, driven by whoever owns its thread: tell it what happened and what time it is, ask it when it wants to be asked
 * again. Nothing in it waits or reads a clock; times are nanoseconds of any monotonic clock.
 */
public final class Board implements Machine, Senses {
    private static final int ROM_BAUD = 115_200;
    /** The ROM measures rates up to about its own (protocol reference, 1.1). */
    private static final int HIGHEST_MEASURED_BAUD = ROM_BAUD + ROM_BAUD / 20;
    /** Keeps an endless restart from eating a processor when nothing else takes time. */
    private static final long RESTART_PAUSE_NANOS = 100_000_000;

    private final ChipModel ownChip;
    private final Mac ownMac;
    private final NorFlash flash;
    private final Pace pace;
    private final Cable cable;
    private final Mischief mischief = new Mischief();
    private final ResetCircuit circuit = new ResetCircuit();
    private final InboundWire inbound;
    private final OutboundWire outbound;
    private final Random noise;

    private Soc soc;
    private Program program = new Parked();
    private int baud = ROM_BAUD;
    private int nextBaud;
    private long nextBaudAt = Program.NEVER;
    private long startAt = Program.NEVER;
    private ResetCause startCause = ResetCause.POWER_ON;
    private boolean powered;
    private boolean download;
    private long bytesUntilUnplugged = Long.MAX_VALUE;

    /** What a board is made of. */
    public record Parts(ChipModel chip, Mac mac, NorFlash flash) {}

    /** Not yet powered; takes over the flash. */
    public Board(Parts parts, Timing timing, Cable cable) {
        ownChip = parts.chip();
        ownMac = parts.mac();
        flash = parts.flash();
        pace = Pace.of(timing);
        this.cable = cable;
        inbound = new InboundWire(pace);
        outbound = new OutboundWire(pace);
        noise = new Random(ownMac.bits());
        soc = newSoc();
    }

    /** Power comes on; the strap is where a button or nobody holds it. */
    public void powerOn(boolean intoDownload, long now) {
        powered = true;
        download = intoDownload;
        begin(ResetCause.POWER_ON, now);
    }

    /** What the PC does to its two modem lines; true = asserted. */
    public void lines(boolean dtr, boolean rts, long now) {
        if (circuit.set(dtr, rts, now)) {
            halt();
        }
    }

    /** Bytes from the PC. The array is the caller's. */
    public void arrived(byte[] bytes, int length, long now) {
        int clientBaud = cable.clientBaud();
        inbound.add(bytes, length, clientBaud == 0 ? baud : clientBaud, now);
    }

    /** Whether the PC should be left waiting with further bytes. */
    public boolean isFull() {
        return inbound.isFull();
    }

    /** Makes the board faulty, or healthy again. Another chip or MAC is another board: it starts afresh. */
    public void order(Optional<BoardFault> fault, long now) {
        ChipModel chipBefore = chip();
        Mac macBefore = mac();
        mischief.order(fault);
        flash.setDead(mischief.is(BoardFault.DeadFlash.class));
        bytesUntilUnplugged = mischief.as(BoardFault.UnplugAt.class)
                .map(unplug -> Math.max(1, unplug.receivedBytes()))
                .orElse(Long.MAX_VALUE);
        inbound.forgetNext();
        boolean otherBoard = !chip().equals(chipBefore) || !mac().equals(macBefore);
        if (otherBoard && powered) {
            begin(ResetCause.POWER_ON, now);
        }
    }

    /** Power is gone: whatever ran or was on the wire is lost. */
    public void powerOff() {
        powered = false;
        halt();
        inbound.clear();
        bytesUntilUnplugged = Long.MAX_VALUE;
    }

    public Mac mac() {
        return mischief.as(BoardFault.OtherMac.class)
                .map(other -> Mac.parse(other.mac()))
                .orElse(ownMac);
    }

    public NorFlash flash() {
        return flash;
    }

    /** When {@link #advance} is wanted next; {@link Program#NEVER} if only bytes or lines matter. */
    public long nextEventNanos() {
        long next = Math.min(nextBaudAt, Math.min(startAt, circuit.upAtNanos()));
        next = Math.min(next, Math.min(outbound.nextNanos(), program.nextRunNanos()));
        return Math.min(next, inbound.nextArrivalNanos(bytesUntilUnplugged));
    }

    /** Lets happen, in order, all that was due until now. */
    public void advance(long now) {
        for (long due = nextEventNanos(); due <= now; due = nextEventNanos()) {
            if (due == nextBaudAt) {
                baud = nextBaud;
                nextBaudAt = Program.NEVER;
            } else if (due == circuit.upAtNanos()) {
                powerOn(circuit.comeUp(), due);
            } else if (due == startAt) {
                boot(due);
            } else if (due == outbound.nextNanos()) {
                deliver(outbound.take());
            } else if (due == program.nextRunNanos()) {
                program.run(due);
            } else {
                hear(inbound.take(), due);
            }
        }
    }

    private void begin(ResetCause cause, long at) {
        halt();
        startCause = cause;
        startAt = at;
    }

    /** As while EN is low. */
    private void halt() {
        program.stop();
        program = new Parked();
        outbound.clear();
        startAt = Program.NEVER;
        nextBaudAt = Program.NEVER;
        baud = ROM_BAUD;
    }

    private void boot(long at) {
        startAt = Program.NEVER;
        soc = newSoc();
        baud = chip().bootTextBaud();
        if (download) {
            if (chip().has(Trait.FLASH_OFF_IN_DOWNLOAD)) {
                soc.switchFlashOff();
            }
            BootStory greeting = RomBoot.download(soc, startCause);
            program = new Storyteller(this, greeting, at, (end, nanos) -> start(new RomLoader(this)));
        } else {
            boolean crashes = mischief.is(BoardFault.BootLoop.class);
            BootStory story = crashes ? RomBoot.intoCrash(soc, startCause) : RomBoot.fromFlash(soc, startCause);
            program = new Storyteller(this, story, at, this::afterStory);
        }
    }

    private void afterStory(BootStory.End end, long nanos) {
        switch (end) {
            case RUNNING -> start(new Parked());
            case SOFTWARE_RESET -> startAgain(ResetCause.SOFTWARE, nanos);
            case WATCHDOG_RESET -> startAgain(ResetCause.WATCHDOG, nanos);
        }
    }

    private void startAgain(ResetCause cause, long nanos) {
        startCause = cause;
        startAt = Math.max(nanos + (pace.realistic() ? 0 : RESTART_PAUSE_NANOS), outbound.freeAtNanos());
        start(new Parked());
    }

    private void hear(InboundWire.Slice slice, long now) {
        bytesUntilUnplugged -= slice.length();
        boolean inReset = circuit.holdsReset() || startAt != Program.NEVER;
        if (!inReset) {
            listen(slice, now);
        }
        if (bytesUntilUnplugged == 0) {
            powerOff();
            cable.pullOut();
        }
    }

    private void listen(InboundWire.Slice slice, long now) {
        if (program.measuresBaud() && slice.baud() <= HIGHEST_MEASURED_BAUD) {
            baud = slice.baud();
        }
        if (Uart.agree(slice.baud(), baud)) {
            program.receive(slice.bytes(), slice.offset(), slice.length(), now);
        } else {
            byte[] sent = Arrays.copyOfRange(slice.bytes(), slice.offset(), slice.offset() + slice.length());
            byte[] heard = Uart.hear(sent, slice.baud(), baud);
            program.receive(heard, 0, heard.length, now);
        }
    }

    private void deliver(OutboundWire.Piece piece) {
        int clientBaud = cable.clientBaud();
        boolean agree = clientBaud == 0 || Uart.agree(piece.baud(), clientBaud);
        cable.deliver(agree ? piece.bytes() : Uart.hear(piece.bytes(), piece.baud(), clientBaud));
    }

    private ChipModel chip() {
        return mischief.as(BoardFault.OtherChip.class)
                .map(other -> ChipModels.named(other.chip()))
                .orElse(ownChip);
    }

    private Soc newSoc() {
        return new Soc(chip(), mac(), flash, this);
    }

    @Override
    public int baud() {
        return baud;
    }

    @Override
    public Security security() {
        return mischief.security();
    }

    @Override
    public Soc soc() {
        return soc;
    }

    @Override
    public Mischief mischief() {
        return mischief;
    }

    @Override
    public boolean takesItsTime() {
        return pace.realistic();
    }

    @Override
    public void send(byte[] bytes, long atNanos) {
        if (mischief.is(BoardFault.Silence.class)) {
            return;
        }
        byte[] sent = bytes;
        if (mischief.is(BoardFault.Garbage.class)) {
            sent = new byte[bytes.length];
            noise.nextBytes(sent);
        }
        outbound.add(sent, nextBaudAt == Program.NEVER ? baud : nextBaud, atNanos);
    }

    @Override
    public void setBaud(int newBaud) {
        nextBaud = newBaud;
        nextBaudAt = outbound.freeAtNanos();
    }

    @Override
    public void restart(long atNanos) {
        download = false;
        startCause = ResetCause.SOFTWARE;
        startAt = Math.max(atNanos, outbound.freeAtNanos());
        start(new Parked());
    }

    @Override
    public void start(Program next) {
        program.stop();
        program = next;
    }
}

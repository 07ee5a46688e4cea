package org.nailbed.simulator.board;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.nailbed.simulator.Attachment;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.JigOptions.Timing;
import org.nailbed.simulator.Mischief;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.boot.BootStory;
import org.nailbed.simulator.boot.ResetCause;
import org.nailbed.simulator.boot.RomBoot;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.Mac;
import org.nailbed.simulator.chip.Trait;
import org.nailbed.simulator.console.AppConsole;
import org.nailbed.simulator.console.ConsoleFaults;
import org.nailbed.simulator.loader.Controls;
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

    private static final int LOWEST_SURE_BAUD = ROM_BAUD - ROM_BAUD / 20;
    /** Keeps an endless restart from eating a processor when nothing else takes time. */
    private static final long RESTART_PAUSE_NANOS = 100_000_000;

    private final ChipModel ownChip;
    private final Mac ownMac;
    private final NorFlash flash;
    private final Attachment attachment;
    private final Pace pace;
    private final Cable cable;
    private final Mischief mischief = new Mischief();
    private final Controls controls = new Controls();
    private final Wiring wiring;
    private final StartMode mode;
    private final PortPresence presence;
    private final InboundWire inbound;
    private final OutboundWire outbound;
    private final Random noise;

    private Soc soc;
    private Program program = new Parked();
    private int baud = ROM_BAUD;
    private int nextBaud;
    private long nextBaudAt = Program.NEVER;
    private long startAt = Program.NEVER;
    private long clock;
    private boolean powered;
    private long bytesUntilUnplugged = Long.MAX_VALUE;

    /** What a board is made of. */
    public record Parts(ChipModel chip, Mac mac, NorFlash flash) {}

    /** Behind a bridge that damages nothing. */
    public Board(Parts parts, Timing timing, Cable cable) {
        this(parts, Attachment.UartBridge.UNNAMED, timing, cable);
    }

    /** Not yet powered; takes over the flash. */
    public Board(Parts parts, Attachment attachment, Timing timing, Cable cable) {
        ownChip = parts.chip();
        ownMac = parts.mac();
        flash = parts.flash();
        this.attachment = attachment;
        pace = Pace.of(timing);
        this.cable = cable;
        mode = new StartMode(attachment);
        wiring = Wiring.of(attachment, ownMac.bits());
        presence = new PortPresence(cable, pace);
        inbound = new InboundWire(pace);
        outbound = new OutboundWire(pace);
        noise = new Random(ownMac.bits());
        soc = newSoc();
    }

    /**
     * The jig is set up. A chip that is its own port must be awake to be seen: by USB-Serial/JTAG it always is, by USB-OTG when
     * it was started with the boot button held.
     */
    public void setUp(long now) {
        if (wiring.isPortOfChip()) {
            powerOn(attachment instanceof Attachment.UsbOtg, now);
        }
    }

    /** It was put onto a cable that lives: its power comes on. */
    public void insert(long now) {
        powerOn(attachment instanceof Attachment.UsbOtg, now);
    }

    /** A client without modem lines opened the port: it finds the board in download mode, unless that has just left it. */
    public void opened(long now) {
        boolean cameBackByItself = presence.takeReturn();
        if (!cameBackByItself) {
            powerOn(true, now);
        }
    }

    /** Power comes on; the strap is where a button or nobody holds it. */
    public void powerOn(boolean intoDownload, long now) {
        powered = true;
        presence.forget();
        reset(ResetCause.POWER_ON, intoDownload, now);
    }

    /** What the PC does to its two modem lines; true = asserted. */
    public void lines(boolean dtr, boolean rts, long now) {
        if (wiring.set(dtr, rts, now)) {
            halt();
        }
    }

    /** Bytes from the PC. The array is the caller's. */
    public void arrived(byte[] bytes, int length, long now) {
        inbound.add(bytes, length, wiring.rate(cable.clientBaud(), baud), now);
    }

    /** Whether the PC should be left waiting with further bytes. */
    public boolean isFull() {
        return inbound.isFull();
    }

    /** Makes the board faulty, or healthy again. Another chip or MAC is another board: it starts afresh. */
    public void order(Optional<BoardFault> fault, long now) {
        ChipModel chipBefore = chip();
        Mac macBefore = mac();
        fault.ifPresent(this::check);
        mischief.order(fault);
        flash.setDead(mischief.is(BoardFault.DeadFlash.class));
        bytesUntilUnplugged = mischief.as(BoardFault.UnplugAt.class)
                .map(unplug -> Math.max(1, unplug.receivedBytes()))
                .orElse(Long.MAX_VALUE);
        inbound.forgetNext();
        boolean otherBoard = !chip().equals(chipBefore) || !mac().equals(macBefore);
        if (otherBoard && powered) {
            mode.powerAgain();
            restartAt(now);
        }
    }

    /** Refuses what cannot be before anything has changed. */
    private void check(BoardFault fault) {
        boolean locks = fault instanceof BoardFault.SecureDownloadMode;
        if (locks && chip().rom().securityInfo().isEmpty()) {
            throw new SimulatorException("Chip " + chip().name() + " has no Secure Download Mode.");
        }
        if (fault instanceof BoardFault.OtherChip other) {
            ChipModels.named(other.chip());
        } else if (fault instanceof BoardFault.OtherMac other) {
            Mac.parse(other.mac());
        }
        ConsoleFaults.check(fault);
    }

    /** Power is gone: whatever ran or was on the wire is lost. */
    public void powerOff() {
        powered = false;
        presence.forget();
        halt();
        soc = newSoc();
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
        long next = Math.min(nextBaudAt, Math.min(startAt, wiring.upAtNanos()));
        next = Math.min(next, Math.min(outbound.nextNanos(), program.nextRunNanos()));
        next = Math.min(next, Math.min(presence.nextNanos(), soc.watchdogs().dueNanos()));
        return Math.min(next, inbound.nextArrivalNanos(bytesUntilUnplugged));
    }

    /** Lets happen, in order, all that was due until now. */
    public void advance(long now) {
        for (long due = nextEventNanos(); due <= now; due = nextEventNanos()) {
            clock = due;
            if (due == nextBaudAt) {
                baud = nextBaud;
                nextBaudAt = Program.NEVER;
            } else if (due == wiring.upAtNanos()) {
                comeUp(due);
            } else if (due == startAt) {
                boot(due);
            } else if (due == presence.nextNanos()) {
                movePort();
            } else if (due == soc.watchdogs().dueNanos()) {
                bite(due);
            } else if (due == outbound.nextNanos()) {
                deliver(outbound.take());
            } else if (due == program.nextRunNanos()) {
                program.run(due);
            } else {
                hear(inbound.take(), due);
            }
        }
        clock = now;
    }

    private void comeUp(long at) {
        Wiring.Rise rise = wiring.comeUp();
        powered = true;
        reset(rise.cause(), rise.intoDownload(), at);
    }

    private void bite(long at) {
        ResetCause cause = soc.watchdogs().isSuperDue() ? ResetCause.SUPER_WATCHDOG : ResetCause.WATCHDOG;
        reset(cause, wiring.pullsStrap(), at);
    }

    /** The port went away, and with it the host's hold on the lines; or it came back. */
    private void movePort() {
        if (presence.advance()) {
            inbound.clear();
            wiring.letGo();
        }
    }

    private void reset(ResetCause cause, boolean asked, long at) {
        mode.reset(cause, asked && !mischief.is(BoardFault.NoBootStrap.class), soc);
        restartAt(at);
        if (wiring.losesPort(cause)) {
            losePort(cause, at);
        }
    }

    private void restartAt(long at) {
        halt();
        soc = newSoc();
        startAt = at;
    }

    private void losePort(ResetCause cause, long at) {
        if (cause.isWholeChip() && chip().has(Trait.WATCHDOG_RESET_LOSES_USB)) {
            presence.leaveForGood(at);
        } else {
            presence.leave(at);
        }
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
        baud = chip().bootTextBaud();
        mode.showIn(soc);
        if (mode.isDownload()) {
            if (chip().has(Trait.FLASH_OFF_IN_DOWNLOAD)) {
                soc.switchFlashOff();
            }
            if (attachment instanceof Attachment.UsbSerialJtag && security() != Security.SECURE_DOWNLOAD) {
                soc.watchdogs().runFrom(at);
            }
            BootStory greeting = RomBoot.download(soc, mode.cause());
            program = new Storyteller(this, greeting, at, (told, nanos, waiting) -> start(new RomLoader(this)));
        } else {
            program = new Storyteller(this, RomBoot.fromFlash(soc, mode.cause(), mischief), at, this::afterStory);
        }
    }

    private void afterStory(BootStory story, long nanos, byte[] waiting) {
        switch (story.end()) {
            case RUNNING -> {
                start(story.application()
                        .map(application -> AppConsole.start(this, application, nanos))
                        .orElseGet(Parked::new));
                program.receive(waiting, 0, waiting.length, nanos);
            }
            case SOFTWARE_RESET -> startAgain(ResetCause.SOFTWARE, nanos);
            case WATCHDOG_RESET -> startAgain(ResetCause.WATCHDOG, nanos);
        }
    }

    private void startAgain(ResetCause cause, long nanos) {
        mode.startAgain(cause);
        soc = newSoc();
        startAt = Math.max(nanos + (pace.realistic() ? 0 : RESTART_PAUSE_NANOS), outbound.freeAtNanos());
        start(new Parked());
    }

    private void hear(InboundWire.Slice slice, long now) {
        bytesUntilUnplugged -= slice.length();
        boolean inReset = wiring.holdsReset() || startAt != Program.NEVER;
        if (!inReset && !mischief.is(BoardFault.Deaf.class)) {
            listen(slice, now);
        }
        if (bytesUntilUnplugged == 0) {
            powerOff();
            cable.pullOut();
        }
    }

    private void listen(InboundWire.Slice slice, long now) {
        if (program.measuresBaud() && isMeasured(slice.baud())) {
            baud = slice.baud();
        }
        if (wiring.isClear(slice.baud(), baud)) {
            program.receive(slice.bytes(), slice.offset(), slice.length(), now);
            return;
        }
        byte[] sent = Arrays.copyOfRange(slice.bytes(), slice.offset(), slice.offset() + slice.length());
        byte[] heard = wiring.carry(sent, slice.baud(), baud);
        program.receive(heard, 0, heard.length, now);
    }

    private boolean isMeasured(int rate) {
        return rate <= HIGHEST_MEASURED_BAUD && (rate >= LOWEST_SURE_BAUD || !chip().has(Trait.MEASURES_NO_SLOW_RATE));
    }

    private void deliver(OutboundWire.Piece piece) {
        cable.deliver(wiring.carry(piece.bytes(), piece.baud(), wiring.rate(cable.clientBaud(), piece.baud())));
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
    public long nanos() {
        return clock;
    }

    @Override
    public int longestFrameBytes() {
        return wiring.longestFrameBytes();
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
    public Controls controls() {
        return controls;
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
        int uartBaud = nextBaudAt == Program.NEVER ? baud : nextBaud;
        outbound.add(sent, wiring.isPortOfChip() ? wiring.rate(0, uartBaud) : uartBaud, atNanos);
    }

    @Override
    public void setBaud(int newBaud) {
        nextBaud = newBaud;
        nextBaudAt = outbound.freeAtNanos();
    }

    @Override
    public void restart(long atNanos) {
        mode.softwareReset();
        startAt = Math.max(atNanos, outbound.freeAtNanos());
        start(new Parked());
        soc = newSoc();
    }

    @Override
    public void start(Program next) {
        program.stop();
        program = next;
    }
}

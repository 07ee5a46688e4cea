package org.nailbed.simulator.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nailbed.simulator.InputLine;
import org.nailbed.simulator.SimulatorException;
import org.nailbed.simulator.UsbId;

/** A board on a pseudo-terminal, found by a symbolic link, with a line socket beside it. */
public final class PtyLink implements Link {
    private static final int WAKEUP = 0;
    private static final int LINE_LISTENER = 1;
    private static final int LINE_CLIENT = 2;
    private static final int MASTER = 3;
    private static final int OPENINGS = 4;
    /** How soon an opening client is noticed where the system has no watches left to tell of it. */
    private static final long OPENING_NANOS = 20_000_000;

    private static final int BUFFER_BYTES = 0x10000;

    private final Path link;
    private final Optional<UsbId> usb;
    private final Wakeup wakeup = new Wakeup();
    private final PollSet set = new PollSet(5);
    private final PollSet openingSet = new PollSet(1);
    private final Backlog backlog = new Backlog();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Set<InputLine> inputs = EnumSet.noneOf(InputLine.class);
    private @Nullable Plugged plugged;

    /** What exists only while the board is on its cable. */
    private static final class Plugged {
        final PtyMaster master;
        final LineSocket lines;
        final OpenWatch openings;

        Plugged(PtyMaster master, LineSocket lines) {
            this.master = master;
            this.lines = lines;
            openings = new OpenWatch(master.device());
        }
    }

    /**
     * Plugged from the start.
     *
     * @param usb the device that the terminal stands for
     */
    public PtyLink(Path link, Optional<UsbId> usb) {
        this.link = link;
        this.usb = usb;
        try {
            plug();
        } catch (RuntimeException e) {
            wakeup.close();
            throw e;
        }
    }

    @Override
    public String address() {
        return link.toString();
    }

    @Override
    public void plug() {
        if (plugged != null) {
            return;
        }
        LineSocket lines = new LineSocket(link.resolveSibling(link.getFileName() + ".lines"), usb, inputs);
        PtyMaster master = null;
        try {
            master = new PtyMaster();
            pointTo(Path.of(master.device()));
        } catch (RuntimeException e) {
            lines.close();
            if (master != null) {
                master.close();
            }
            throw e;
        }
        plugged = new Plugged(master, lines);
    }

    private void pointTo(Path device) {
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
            throw new SimulatorException(link + " exists and is no symbolic link. Remove it or use another folder.");
        }
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, device);
        } catch (IOException e) {
            throw new SimulatorException("Link " + link + " cannot be made: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void unplug() {
        Plugged gone = plugged;
        if (gone == null) {
            return;
        }
        plugged = null;
        backlog.clear();
        try {
            Files.deleteIfExists(link);
        } catch (IOException e) {
            throw new SimulatorException("Link " + link + " cannot be removed: " + e.getMessage() + ".", e);
        } finally {
            gone.openings.close();
            gone.master.close();
            gone.lines.close();
        }
    }

    @Override
    public void service(long untilNanos, boolean takesInput, Events events) {
        Plugged here = plugged;
        long waiting = untilNanos == Long.MAX_VALUE ? Long.MAX_VALUE : untilNanos - System.nanoTime();
        set.watch(WAKEUP, wakeup.fd(), LibC.POLLIN);
        set.ignore(LINE_LISTENER);
        set.ignore(LINE_CLIENT);
        set.ignore(MASTER);
        set.ignore(OPENINGS);
        if (here != null) {
            watch(here, takesInput);
            if (here.openings.isDeaf() && !here.openings.isOpen()) {
                waiting = Math.min(waiting, OPENING_NANOS);
            }
        }
        set.await(waiting);
        if (set.happened(WAKEUP, LibC.POLLIN)) {
            wakeup.drain();
        }
        if (here != null) {
            linesHappened(here, events);
            masterHappened(here, events);
            openingsHappened(here, events);
        }
    }

    private void watch(Plugged here, boolean takesInput) {
        set.watch(LINE_LISTENER, here.lines.listenerFd(), LibC.POLLIN);
        set.watch(LINE_CLIENT, here.lines.clientFd(), LibC.POLLIN);
        set.watch(OPENINGS, here.openings.fd(), LibC.POLLIN);
        if (here.openings.isOpen()) {
            int wanted = (takesInput ? LibC.POLLIN : 0) | (backlog.isEmpty() ? 0 : LibC.POLLOUT);
            set.watch(MASTER, here.master.fd(), wanted);
        }
    }

    private void linesHappened(Plugged here, Events events) {
        if (set.happened(LINE_CLIENT, LibC.POLLIN | LibC.POLLHUP | LibC.POLLERR)) {
            here.lines.read(events);
        }
        if (set.happened(LINE_LISTENER, LibC.POLLIN)) {
            here.lines.accept();
        }
    }

    private void masterHappened(Plugged here, Events events) {
        boolean left = set.happened(MASTER, LibC.POLLHUP | LibC.POLLERR);
        if (set.happened(MASTER, LibC.POLLIN)) {
            int count = here.master.read(buffer);
            if (count > 0) {
                events.received(buffer, count);
                return;
            }
        }
        if (left) {
            here.openings.markClosed();
            backlog.clear();
            here.master.flush();
        } else if (set.happened(MASTER, LibC.POLLOUT)) {
            backlog.drain(here.master::write);
        }
    }

    private void openingsHappened(Plugged here, Events events) {
        boolean afresh = here.openings.isDeaf() ? lookForClient(here) : hearOfClient(here);
        if (afresh && !here.lines.isConnected()) {
            events.opened();
        }
    }

    private boolean hearOfClient(Plugged here) {
        return set.happened(OPENINGS, LibC.POLLIN) && here.openings.openedAfresh();
    }

    private boolean lookForClient(Plugged here) {
        if (here.openings.isOpen()) {
            return false;
        }
        openingSet.watch(0, here.master.fd(), LibC.POLLIN);
        openingSet.await(0);
        if (openingSet.happened(0, LibC.POLLHUP)) {
            return false;
        }
        here.openings.markOpen();
        return true;
    }

    @Override
    public void wake() {
        wakeup.wake();
    }

    @Override
    public void deliver(byte[] bytes) {
        Plugged here = plugged;
        if (here != null && here.openings.isOpen()) {
            backlog.add(bytes, here.master::write);
        }
    }

    @Override
    public boolean hasClient() {
        Plugged here = plugged;
        return here != null && here.openings.isOpen();
    }

    @Override
    public void setInput(InputLine line, boolean active) {
        if (active) {
            inputs.add(line);
        } else {
            inputs.remove(line);
        }
    }

    @Override
    public int clientBaud() {
        Plugged here = plugged;
        return here == null ? 0 : here.master.clientBaud();
    }

    @Override
    public void close() {
        try {
            unplug();
        } finally {
            wakeup.close();
        }
    }
}

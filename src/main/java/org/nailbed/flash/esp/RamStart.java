package org.nailbed.flash.esp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.chip.IdentityReader.Learnt;
import org.nailbed.flash.espressif.connect.Attachment;
import org.nailbed.flash.espressif.fuse.Security.Lock;
import org.nailbed.flash.espressif.loader.Command;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.RamUpload;
import org.nailbed.flash.espressif.loader.Reply;
import org.nailbed.flash.espressif.stub.StubPlan;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.slip.SlipDecoder;

/** Loads a program into RAM through the ROM and jumps to it (protocol reference, 2.1, 2.2 and 3.1). */
final class RamStart {
    /** The reply is often lost (protocol reference, 1.5): the program has begun then, and speaks for itself. */
    private static final Duration REPLY_TIME = Duration.ofMillis(200);

    private static final int LONGEST_REPLY_BYTES = 64;

    private final Link link;
    private final LoaderSession session;
    private final Attachment attachment;

    RamStart(Link link, LoaderSession session, Attachment attachment) {
        this.link = link;
        this.session = session;
        this.attachment = attachment;
    }

    /**
     * @param doneBytes is told how much of the program is in RAM
     * @return what came behind the reply to the jump: the first words of the program
     * @throws FlashException as {@link org.nailbed.flash.Programmer#runInRam}
     */
    byte[] run(RamProgram program, IntConsumer doneBytes, Deadline deadline) {
        check(program, session.board());
        session.startRom(deadline).run(() -> load(program, doneBytes, deadline), deadline);
        session.slowDown(deadline);
        return jump(program, deadline);
    }

    private void check(RamProgram program, Learnt board) {
        BoardIdentity identity = board.identity();
        if (!program.chip().equals(identity.chip())) {
            throw link.fault(
                    FlashFault.WRONG_CHIP,
                    "the board is an %s, the program %s is for %s. Take the right board."
                            .formatted(identity.chip(), program.name(), program.chip()));
        }
        if (!program.header().accepts(identity.revision())) {
            throw link.fault(
                    FlashFault.WRONG_REVISION,
                    "the board is an %s %s, a revision that the program %s excludes. Build for it, or take another board."
                            .formatted(identity.chip(), identity.revisionText(), program.name()));
        }
        if (jumpsNoMore(board)) {
            throw link.fault(
                    FlashFault.SECURITY_REFUSED,
                    "secure boot is on, and this chip's ROM then jumps to nothing in RAM: %s cannot run. Set the board"
                                    .formatted(program.name())
                            + " aside.");
        }
    }

    /** Where a stub cannot be jumped to either. */
    private static boolean jumpsNoMore(Learnt board) {
        Optional<StubPlan> stub = board.chip().stubPlan(board.identity().revision(), board.security());
        return board.security().has(Lock.SECURE_BOOT)
                && stub.filter(plan -> plan.pointer().isEmpty()).isEmpty();
    }

    private RamProgram load(RamProgram program, IntConsumer doneBytes, Deadline deadline) {
        int blockBytes = Math.min(
                link.dialect().ramBlockBytes(), attachment.stubDialect().ramBlockBytes());
        int done = 0;
        for (RamProgram.Segment segment : program.segments()) {
            RamUpload.of(segment.address(), segment.bytes(), blockBytes)
                    .forEach(command -> link.command(command, deadline));
            done += segment.bytes().length;
            doneBytes.accept(done);
        }
        return program;
    }

    private byte[] jump(RamProgram program, Deadline deadline) {
        link.forgetInput();
        Command jump = new Command.MemEnd(program.header().entryPoint());
        link.send(jump, deadline);
        Heard heard = new Heard(link.dialect());
        Deadline until = deadline.atMost(REPLY_TIME);
        byte[] chunk = new byte[4096];
        int count = link.port().read(chunk, 0, chunk.length, until);
        while (count > 0 && heard.reply().isEmpty()) {
            heard.add(chunk, count);
            count = heard.reply().isPresent() ? 0 : link.port().read(chunk, 0, chunk.length, until);
        }
        heard.reply().flatMap(Reply::error).ifPresent(error -> {
            throw link.fault(
                    FlashFault.PROTOCOL_ERROR,
                    "%s was loaded, but the ROM loader does not jump to it: %s (%02X). Start again."
                            .formatted(program.name(), error.meaning(), error.code()));
        });
        return heard.text();
    }

    /** What comes after the order to jump: a reply, and behind it a text that must not be taken for further frames. */
    private static final class Heard {
        private final Dialect dialect;
        private final SlipDecoder decoder = new SlipDecoder(LONGEST_REPLY_BYTES);
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private Optional<Reply> reply = Optional.empty();

        Heard(Dialect dialect) {
            this.dialect = dialect;
        }

        void add(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                if (reply.isPresent()) {
                    text.write(bytes[i]);
                } else {
                    decoder.feed(bytes, i, 1);
                    reply = decoder.next().flatMap(frame -> Reply.parse(frame, dialect));
                }
            }
        }

        Optional<Reply> reply() {
            return reply;
        }

        /** All of it where the reply was lost. */
        byte[] text() {
            return reply.isPresent() ? text.toByteArray() : decoder.textHeard().getBytes(UTF_8);
        }
    }
}

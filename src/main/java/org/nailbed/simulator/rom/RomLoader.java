package org.nailbed.simulator.rom;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nailbed.simulator.Security;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.chip.RomGeneration;
import org.nailbed.simulator.loader.Answer;
import org.nailbed.simulator.loader.Digests;
import org.nailbed.simulator.loader.Loader;
import org.nailbed.simulator.loader.Machine;
import org.nailbed.simulator.loader.Op;
import org.nailbed.simulator.loader.Parked;
import org.nailbed.simulator.loader.RamWriter;
import org.nailbed.simulator.loader.RegisterWrite;
import org.nailbed.simulator.loader.Request;
import org.nailbed.simulator.loader.SlipDecoder;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.soc.Soc;
import org.nailbed.simulator.stub.Jump;

/** The download mode of the mask ROM (protocol reference, 2). Nothing is heard before a first SYNC has set the rate. */
public final class RomLoader extends Loader {
    private static final int LARGEST_RAM_BLOCK_BYTES = 0x1800;
    private static final int SET_PARAMS_BYTES = 24;
    private static final int ATTACH_BYTES = 8;
    private static final int CHANGE_BAUD_BYTES = 8;
    private static final int RAM_BEGIN_BYTES = 16;
    private static final int LONGEST_RAM_END_BYTES = 8;
    private static final int SLOW_READ_BYTES = 64;
    private static final int REGISTER_ENTRY_BYTES = 16;
    private static final int LONGEST_PAYLOAD_BYTES = RomSlip.BUFFER_BYTES - Request.HEADER_BYTES;
    private static final int SYNC_REPLIES = 8;
    /** Bytes that the interrupt's ring keeps while the main loop is at work (protocol reference, 1.1). */
    private static final int RING_BYTES = 2048;

    private static final byte[] TWO_DELIMITERS = {(byte) SlipDecoder.END, (byte) SlipDecoder.END};

    /** All that Secure Download Mode allows (protocol reference, 2.1). */
    private static final Set<Integer> ALLOWED_WHEN_SECURE = Set.of(
            Op.FLASH_BEGIN,
            Op.FLASH_DATA,
            Op.FLASH_END,
            Op.SYNC,
            Op.SPI_SET_PARAMS,
            Op.SPI_ATTACH,
            Op.CHANGE_BAUDRATE,
            Op.GET_SECURITY_INFO);

    private final byte[] buffer = new byte[RomSlip.BUFFER_BYTES];
    private final RomGeneration generation;
    private final RomReply reply;
    private final RomFlashWriter flashWriter;
    private @Nullable RamWriter ramWriter;
    private boolean synced;
    private int lastOp;
    private int ringFill;

    public RomLoader(Machine machine) {
        super(machine, new RomSlip(machine.longestFrameBytes()));
        generation = machine.soc().model().rom().generation();
        reply = new RomReply(generation.statusBytes());
        flashWriter = new RomFlashWriter(this);
        FlashReadPointer.prepare(soc());
    }

    /** A loader whose client has found its rate already. */
    public static RomLoader synced(Machine machine) {
        RomLoader loader = new RomLoader(machine);
        loader.synced = true;
        return loader;
    }

    @Override
    public boolean measuresBaud() {
        return !synced;
    }

    @Override
    public void stop() {
        flashWriter.close();
    }

    @Override
    protected boolean holds(int framesWaiting) {
        return true;
    }

    @Override
    protected int roomFor(int bytes) {
        int taken = Math.min(bytes, RING_BYTES - ringFill);
        ringFill += taken;
        return taken;
    }

    @Override
    protected void idle() {
        ringFill = 0;
    }

    @Override
    protected void handle(byte[] frame, int length) {
        System.arraycopy(frame, 0, buffer, 0, length);
        Request request = new Request(buffer, length);
        if (!synced) {
            synced = request.isForBoard() && request.op() == Op.SYNC;
            if (!synced) {
                return;
            }
        }
        if (request.isForBoard() && request.op() == Op.READ_FLASH_SLOW && !isSecure() && takesBentPath()) {
            return;
        }
        if (request.isForBoard() && knows(request.op())) {
            lastOp = request.op();
            answer(execute(request));
        } else {
            answer(Answer.error(RomError.INVALID_MESSAGE));
        }
    }

    /** Whether reading flash went where the host has bent its pointer to; nothing is answered then. */
    private boolean takesBentPath() {
        OptionalInt bent = FlashReadPointer.bentTo(soc());
        bent.ifPresent(entry -> machine().start(new Jump(machine(), entry, time())));
        return bent.isPresent();
    }

    /** An unknown command is answered under the number of the one before it, and as often (protocol reference, 1.4). */
    private void answer(Answer answer) {
        byte[] bytes = reply.build(lastOp, answer);
        for (int i = lastOp == Op.SYNC ? SYNC_REPLIES : 1; i > 0; i--) {
            send(bytes);
        }
        answer.then().run();
    }

    private boolean knows(int op) {
        if (isSecure() && !ALLOWED_WHEN_SECURE.contains(op)) {
            return false;
        }
        return op >= Op.FLASH_BEGIN && op <= generation.lastOp() && op != Op.SPI_SET_PARAMS + 1;
    }

    private Answer execute(Request request) {
        return switch (request.op()) {
            case Op.FLASH_BEGIN -> flashWriter.begin(request, false);
            case Op.FLASH_DATA -> flashWriter.data(request, false);
            case Op.FLASH_END -> flashEnd(request);
            case Op.DEFL_BEGIN -> flashWriter.begin(request, true);
            case Op.DEFL_DATA -> flashWriter.data(request, true);
            case Op.DEFL_END -> deflateEnd(request);
            case Op.MEM_BEGIN -> ramBegin(request);
            case Op.MEM_DATA -> ramData(request);
            case Op.MEM_END -> ramEnd(request);
            case Op.SYNC -> sync(request);
            case Op.WRITE_REG -> writeRegisters(request);
            case Op.READ_REG -> readRegister(request);
            case Op.SPI_SET_PARAMS -> setParameters(request);
            case Op.SPI_ATTACH -> request.size() == ATTACH_BYTES ? Answer.OK : Answer.error(RomError.INVALID_MESSAGE);
            case Op.READ_FLASH_SLOW -> readSlowly(request);
            case Op.CHANGE_BAUDRATE -> changeBaud(request);
            case Op.SPI_FLASH_MD5 -> md5(request);
            case Op.GET_SECURITY_INFO -> securityReply();
            default -> Answer.error(RomError.INVALID_MESSAGE);
        };
    }

    private Answer sync(Request request) {
        reply.setValue(request.word(0));
        return Answer.OK;
    }

    /** The loader is left whether or not the totals were right (protocol reference, 2.4). */
    private Answer flashEnd(Request request) {
        Answer answer = flashWriter.isComplete(false) ? Answer.OK : Answer.error(RomError.FAILED_TO_ACT);
        boolean reboot = request.word(0) == 0 || isSecure() || generation == RomGeneration.ESP8266;
        return answer.then(reboot ? this::reboot : () -> machine().start(new Parked()));
    }

    private Answer deflateEnd(Request request) {
        if (!flashWriter.isComplete(true)) {
            return Answer.error(RomError.FAILED_TO_ACT);
        }
        return request.word(0) == 0 ? Answer.OK.then(this::reboot) : Answer.OK;
    }

    private void reboot() {
        sendRaw(TWO_DELIMITERS);
        machine().restart(time());
    }

    private Answer ramBegin(Request request) {
        if (request.size() != RAM_BEGIN_BYTES
                || Integer.compareUnsigned(request.word(2), LARGEST_RAM_BLOCK_BYTES) > 0) {
            return Answer.error(RomError.INVALID_MESSAGE);
        }
        ramWriter = new RamWriter(soc().ram(), request);
        return Answer.OK;
    }

    private Answer ramData(Request request) {
        RamWriter writer = ramWriter;
        if (writer == null
                || request.sequence() != writer.nextSequence()
                || Integer.compareUnsigned(request.blockLength(), writer.blockSize()) > 0) {
            return Answer.error(RomError.INVALID_MESSAGE);
        }
        writer.advanceSequence();
        if (request.blockChecksum() != (request.checksum() & 0xFF)) {
            return Answer.error(RomError.BAD_CHECKSUM);
        }
        writer.write(request);
        return Answer.OK;
    }

    private Answer ramEnd(Request request) {
        if (request.size() > LONGEST_RAM_END_BYTES) {
            return Answer.error(RomError.INVALID_MESSAGE);
        }
        if (ramWriter != null && !ramWriter.hasAllBlocks()) {
            return Answer.error(RomError.FAILED_TO_ACT);
        }
        int entry = request.word(1);
        boolean jumps = request.word(0) == 0 && !FlashReadPointer.isJumpForbidden(soc());
        return jumps ? Answer.OK.then(() -> machine().start(new Jump(machine(), entry, time()))) : Answer.OK;
    }

    private Answer writeRegisters(Request request) {
        int entries = Math.min(request.size(), LONGEST_PAYLOAD_BYTES) / REGISTER_ENTRY_BYTES;
        for (int i = 0; i < entries; i++) {
            RegisterWrite write = RegisterWrite.of(request, i);
            pause(write.delayNanos());
            write.applyTo(soc());
        }
        return Answer.OK;
    }

    private Answer readRegister(Request request) {
        reply.setValue(soc().readRegister(request.word(0)));
        return Answer.OK;
    }

    private Answer setParameters(Request request) {
        if (request.size() != SET_PARAMS_BYTES) {
            return Answer.error(RomError.INVALID_MESSAGE);
        }
        flashWriter.setFlashBytes(request.word(1));
        return Answer.OK;
    }

    /** Always answers with all 64 bytes, also when it failed. */
    private Answer readSlowly(Request request) {
        int length = request.word(1);
        byte[] answer = reply.leftOver(SLOW_READ_BYTES);
        if (Integer.compareUnsigned(length, SLOW_READ_BYTES) > 0) {
            return new Answer(RomError.READ_TOO_LONG, answer, () -> {});
        }
        NorFlash flash = soc().flash();
        if (!flash.holds(request.word(0), length)) {
            return new Answer(RomError.READ_FAILED, answer, () -> {});
        }
        flash.read(request.word(0), answer, length);
        spend(flash.readNanos(length));
        return Answer.of(answer);
    }

    /** Answers at the old rate, adds two delimiters, then switches (protocol reference, 2.6). */
    private Answer changeBaud(Request request) {
        if (request.size() != CHANGE_BAUD_BYTES || request.word(0) <= 0) {
            return Answer.error(RomError.INVALID_MESSAGE);
        }
        ChipModel.Crystal crystal = soc().model().core().crystal();
        boolean isDivider = (request.word(1) & 0xFF) != 0;
        long divider = isDivider ? request.word(0) : ((long) crystal.believedHz() << 4) / request.word(0);
        if (divider == 0) {
            return Answer.error(RomError.INVALID_MESSAGE);
        }
        return Answer.OK.then(() -> {
            sendRaw(TWO_DELIMITERS);
            machine().setBaud((int) Math.max(1, ((long) crystal.hz() << 4) / divider));
        });
    }

    private Answer md5(Request request) {
        int address = request.word(0);
        int size = request.word(1);
        NorFlash flash = soc().flash();
        if (!flash.holds(address, size)) {
            return Answer.error(RomError.READ_FAILED);
        }
        byte[] digest = machine().mischief().reportedMd5(Digests.md5(flash, address, size));
        spend(flash.readNanos(size));
        return Answer.of(HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII));
    }

    private Answer securityReply() {
        int chipId = soc().model().image().chipId();
        return soc().model()
                .rom()
                .securityInfo()
                .map(info -> Answer.of(info.encode(soc().security(), chipId)))
                .orElseGet(() -> Answer.error(RomError.INVALID_MESSAGE));
    }

    private boolean isSecure() {
        return soc().security() == Security.SECURE_DOWNLOAD;
    }

    private Soc soc() {
        return machine().soc();
    }
}

package org.nailbed.simulator.stub;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.nailbed.simulator.chip.StubFingerprint.Plugins;
import org.nailbed.simulator.loader.Answer;
import org.nailbed.simulator.loader.Digests;
import org.nailbed.simulator.loader.Loader;
import org.nailbed.simulator.loader.Machine;
import org.nailbed.simulator.loader.Op;
import org.nailbed.simulator.loader.RamWriter;
import org.nailbed.simulator.loader.RegisterWrite;
import org.nailbed.simulator.loader.Request;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.soc.Soc;

/** Espressif's RAM stub of the new generation, v1.2.2 (protocol reference, 3). */
public final class StubLoader extends Loader {
    private static final int SYNC_BYTES = 36;
    private static final int SYNC_REPLIES = 8;
    private static final int STATUS_BYTES = 2;
    private static final int LARGEST_PACKET_BYTES = 0x1000;
    private static final int REGISTER_ENTRY_BYTES = 16;
    /** From the jump to the greeting over a UART (protocol reference, 3.1). */
    private static final long START_NANOS = 10_000_000;

    private static final byte[] GREETING = "OHAI".getBytes(StandardCharsets.US_ASCII);

    private final StubFlashWriter flashWriter = new StubFlashWriter(this);
    private @Nullable RamWriter ramWriter;
    private @Nullable StubFlashReader reader;
    private int deferredError = StubError.NONE;
    private int value;

    /** Starts and greets. */
    public StubLoader(Machine machine, long now) {
        super(machine, new StubSlip(machine.longestFrameBytes()));
        startAt(now);
        pause(START_NANOS);
        send(GREETING);
    }

    /** Tells the next command, whatever it is, that the last block could not be written. */
    void failLater(int error) {
        deferredError = error;
    }

    void waitUntil(long nanos) {
        spend(Math.max(0, nanos - time()));
    }

    @Override
    public void stop() {
        flashWriter.close();
    }

    /** Two frame buffers: one is worked on, one is filled (protocol reference, 3.2). */
    @Override
    protected boolean holds(int framesWaiting) {
        return framesWaiting == 0;
    }

    @Override
    protected void handle(byte[] frame, int length) {
        StubFlashReader reading = reader;
        if (reading != null) {
            reading.proceed();
            reader = reading.isFinished() ? null : reading;
        } else if (length >= Request.HEADER_BYTES) {
            command(new Request(frame, length));
        }
    }

    private void command(Request request) {
        value = 0;
        Answer answer = judge(request);
        int replies = request.op() == Op.SYNC && answer.error() == StubError.NONE ? SYNC_REPLIES : 1;
        if (request.op() != Op.RUN_USER_CODE || answer.error() != StubError.NONE) {
            byte[] bytes = reply(request.op(), answer);
            for (int i = 0; i < replies; i++) {
                send(bytes);
            }
        }
        answer.then().run();
    }

    private Answer judge(Request request) {
        if (deferredError != StubError.NONE) {
            Answer late = Answer.error(deferredError);
            deferredError = StubError.NONE;
            return late;
        }
        if (!request.isForBoard()) {
            return Answer.error(StubError.INVALID_COMMAND);
        }
        if (request.size() != request.receivedPayloadBytes()) {
            return Answer.error(carriesBlock(request.op()) ? StubError.TOO_MUCH_DATA : StubError.BAD_LENGTH);
        }
        int needed = exactSize(request.op());
        return needed >= 0 && request.size() != needed ? Answer.error(StubError.BAD_LENGTH) : execute(request);
    }

    private static boolean carriesBlock(int op) {
        return op == Op.FLASH_DATA || op == Op.DEFL_DATA || op == Op.MEM_DATA;
    }

    /** Payload length that a command must have; -1 where the command itself decides. */
    private static int exactSize(int op) {
        return switch (op) {
            case Op.SYNC -> SYNC_BYTES;
            case Op.MEM_BEGIN, Op.SPI_FLASH_MD5, Op.READ_FLASH -> 16;
            case Op.MEM_END, Op.CHANGE_BAUDRATE, Op.ERASE_REGION -> 8;
            case Op.READ_REG, Op.SPI_ATTACH -> 4;
            case Op.SPI_SET_PARAMS -> 24;
            case Op.GET_SECURITY_INFO, Op.ERASE_FLASH -> 0;
            default -> -1;
        };
    }

    private Answer execute(Request request) {
        return switch (request.op()) {
            case Op.FLASH_BEGIN -> flashWriter.begin(request, false);
            case Op.FLASH_DATA -> flashWriter.data(request, false);
            case Op.FLASH_END -> flashWriter.end(request, false);
            case Op.DEFL_BEGIN -> flashWriter.begin(request, true);
            case Op.DEFL_DATA -> flashWriter.data(request, true);
            case Op.DEFL_END -> flashWriter.end(request, true);
            case Op.MEM_BEGIN -> ramBegin(request);
            case Op.MEM_DATA -> ramData(request);
            case Op.MEM_END -> ramEnd(request);
            case Op.SYNC, Op.SPI_ATTACH, Op.SPI_SET_PARAMS, Op.RUN_USER_CODE -> Answer.OK;
            case Op.WRITE_REG -> writeRegisters(request);
            case Op.READ_REG -> readRegister(request);
            case Op.CHANGE_BAUDRATE -> changeBaud(request);
            case Op.SPI_FLASH_MD5 -> md5(request);
            case Op.GET_SECURITY_INFO -> securityReply();
            case Op.ERASE_FLASH -> eraseAll();
            case Op.ERASE_REGION -> eraseRegion(request);
            case Op.READ_FLASH -> readFlash(request);
            default -> unknown(request.op());
        };
    }

    private byte[] reply(int op, Answer answer) {
        int length = answer.data().length + STATUS_BYTES;
        return ByteBuffer.allocate(Request.HEADER_BYTES + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .put((byte) op)
                .putShort((short) length)
                .putInt(value)
                .put(answer.data())
                .put((byte) answer.error())
                .put((byte) 0)
                .array();
    }

    /** A plugin that could be there but is not loaded is answered otherwise than a command that nobody knows. */
    private Answer unknown(int op) {
        boolean nand = op >= Op.NAND_FIRST && op <= Op.NAND_LAST;
        boolean hasTable = soc().model().stub().plugins() == Plugins.NAND;
        return Answer.error(nand && hasTable ? StubError.NOT_IMPLEMENTED : StubError.INVALID_COMMAND);
    }

    private Answer ramBegin(Request request) {
        ramWriter = new RamWriter(soc().ram(), request);
        return Answer.OK;
    }

    private Answer ramData(Request request) {
        RamWriter writer = ramWriter;
        if (writer == null) {
            return Answer.error(StubError.NOT_IN_SESSION);
        }
        if (request.size() < Request.BLOCK_HEADER_BYTES
                || request.blockLength() != request.size() - Request.BLOCK_HEADER_BYTES) {
            return Answer.error(StubError.TOO_MUCH_DATA);
        }
        writer.write(request);
        return Answer.OK;
    }

    private Answer ramEnd(Request request) {
        RamWriter writer = ramWriter;
        if (writer == null) {
            return Answer.error(StubError.NOT_IN_SESSION);
        }
        if (!writer.hasAllBytes()) {
            return Answer.error(StubError.BAD_LENGTH);
        }
        ramWriter = null;
        int entry = request.word(1);
        return request.word(0) == 0
                ? Answer.OK.then(() -> machine().start(new Jump(machine(), entry, time())))
                : Answer.OK;
    }

    private Answer writeRegisters(Request request) {
        if (request.size() == 0 || request.size() % REGISTER_ENTRY_BYTES != 0) {
            return Answer.error(StubError.NOT_ENOUGH_DATA);
        }
        for (int i = 0; i < request.size() / REGISTER_ENTRY_BYTES; i++) {
            RegisterWrite write = RegisterWrite.of(request, i);
            pause(write.delayNanos());
            write.applyTo(soc());
        }
        return Answer.OK;
    }

    private Answer readRegister(Request request) {
        value = soc().readRegister(request.word(0));
        return Answer.OK;
    }

    /** Only the new rate counts; nothing follows the reply. */
    private Answer changeBaud(Request request) {
        int baud = request.word(0);
        if (baud <= 0) {
            return Answer.error(StubError.BAD_LENGTH);
        }
        return Answer.OK.then(() -> machine().setBaud(baud));
    }

    private Answer md5(Request request) {
        NorFlash flash = soc().flash();
        int address = request.word(0);
        int size = request.word(1);
        if (!flash.holds(address, size)) {
            return Answer.error(StubError.FLASH_FAILED);
        }
        spend(flash.readNanos(size));
        return Answer.of(machine().mischief().reportedMd5(Digests.md5(flash, address, size)));
    }

    private Answer securityReply() {
        int chipId = soc().model().image().chipId();
        return soc().model()
                .rom()
                .securityInfo()
                .map(info -> Answer.of(info.encode(soc().security(), chipId)))
                .orElseGet(() -> Answer.error(StubError.INVALID_COMMAND));
    }

    private Answer eraseAll() {
        if (soc().flash().isDead()) {
            return Answer.error(StubError.FLASH_FAILED);
        }
        spend(soc().flash().eraseAll());
        return Answer.OK;
    }

    private Answer eraseRegion(Request request) {
        int offset = request.word(0);
        int size = request.word(1);
        if (offset % NorFlash.SECTOR_BYTES != 0 || size % NorFlash.SECTOR_BYTES != 0) {
            return Answer.error(StubError.BAD_LENGTH);
        }
        if (soc().flash().isDead() || !soc().flash().holds(offset, size)) {
            return Answer.error(StubError.FLASH_FAILED);
        }
        spend(new EraseAhead(soc().flash(), offset, size).everything());
        return Answer.OK;
    }

    /** A packet size beyond its buffer is accepted at first and refused to the next command (protocol reference, 2.7). */
    private Answer readFlash(Request request) {
        if (!soc().flash().holds(request.word(0), request.word(1))) {
            return Answer.error(StubError.FLASH_FAILED);
        }
        int packetBytes = request.word(2);
        if (packetBytes <= 0 || packetBytes > LARGEST_PACKET_BYTES) {
            return Answer.OK.then(() -> failLater(StubError.BAD_LENGTH));
        }
        StubFlashReader reading = new StubFlashReader(this, request);
        return Answer.OK.then(() -> {
            reading.proceed();
            reader = reading.isFinished() ? null : reading;
        });
    }

    private Soc soc() {
        return machine().soc();
    }
}

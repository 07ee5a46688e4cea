package org.nailbed.flash.esp;

import static org.nailbed.flash.espressif.loader.ScriptedLoader.data;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.ok;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.raw;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.times;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.value;

import java.time.Duration;
import java.util.HexFormat;
import org.nailbed.flash.Progress;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.ScriptedLoader;
import org.nailbed.flash.espressif.loader.ScriptedLoader.Answer;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;

/** An ESP32-C3 by script: it says yes to all, with the flash id of a 4 MiB chip. What it holds is never right. For order and failures, not for content. */
final class FakeBoard {
    private static final int SPI_COMMAND = 0x60002000;
    private static final int SPI_WINDOW = SPI_COMMAND + 0x58;
    private static final byte[] GREETING = HexFormat.of().parseHex("c04f484149c0");
    private static final byte[] SECURITY_INFO = HexFormat.of().parseHex("00000000000000000000000c0500000003000000");

    final HandTicker ticker = new HandTicker();
    final ScriptedLoader loader = new ScriptedLoader();
    final FakePort port = new FakePort(ticker, loader);
    private boolean stubRuns;
    private byte[] securityInfo = SECURITY_INFO.clone();

    FakeBoard() {
        loader.on(Opcode.SYNC, request -> {
            stubRuns = false;
            return times(8, value(Dialect.ROM, 0x20120707)).to(request);
        });
        loader.on(Opcode.MEM_END, request -> {
            stubRuns = true;
            return raw(GREETING).to(request);
        });
        loader.on(
                Opcode.READ_REG,
                request -> value(dialect(), register(request.word(0))).to(request));
        loader.on(
                Opcode.GET_SECURITY_INFO,
                request -> data(dialect(), securityInfo).to(request));
        yes(Opcode.WRITE_REG, Opcode.SPI_ATTACH, Opcode.SPI_SET_PARAMS, Opcode.MEM_BEGIN, Opcode.MEM_DATA);
        yes(Opcode.FLASH_BEGIN, Opcode.FLASH_DATA, Opcode.FLASH_END, Opcode.CHANGE_BAUDRATE);
        loader.on(
                Opcode.SPI_FLASH_MD5,
                request -> data(dialect(), new byte[stubRuns ? 16 : 32]).to(request));
        yes(Opcode.DEFL_BEGIN, Opcode.DEFL_DATA, Opcode.DEFL_END);
    }

    /** Answers otherwise from now on. */
    FakeBoard instead(Opcode opcode, Answer answer) {
        loader.forget(opcode).on(opcode, answer);
        return this;
    }

    /** Sets flags of GET_SECURITY_INFO. */
    FakeBoard locked(int flags, int encryptionCount) {
        securityInfo = SECURITY_INFO.clone();
        securityInfo[0] = (byte) flags;
        securityInfo[4] = (byte) encryptionCount;
        return this;
    }

    EspProgrammer programmer(EspOptions options) {
        return new EspProgrammer(port, options, Progress.Listener.NONE);
    }

    Deadline deadline() {
        return Deadline.after(Duration.ofMinutes(5), ticker);
    }

    private void yes(Opcode... opcodes) {
        for (Opcode opcode : opcodes) {
            loader.on(opcode, request -> ok(dialect()).to(request));
        }
    }

    private Dialect dialect() {
        return stubRuns ? Dialect.STUB : Dialect.ROM;
    }

    private static int register(int address) {
        return switch (address) {
            case SPI_COMMAND -> 0;
            case SPI_WINDOW -> 0x1640EF;
            case 0x60008844 -> 0xF9F72CA2;
            case 0x60008848 -> 0x6055;
            default -> 0;
        };
    }
}

package org.nailbed.flash.espressif.loader;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Every command of the loaders that is used here, with its byte and its patience (protocol reference, 1.5 and 2.1). */
public enum Opcode {
    FLASH_BEGIN(0x02, Patience.perMegabyte(40)),
    FLASH_DATA(0x03, Patience.perMegabyte(40)),
    FLASH_END(0x04, Patience.ofMillis(10_000)),
    MEM_BEGIN(0x05, Patience.ofMillis(3_000)),
    MEM_END(0x06, Patience.ofMillis(200)),
    MEM_DATA(0x07, Patience.ofMillis(3_000)),
    SYNC(0x08, Patience.ofMillis(100)),
    WRITE_REG(0x09, Patience.ofMillis(3_000)),
    READ_REG(0x0A, Patience.ofMillis(3_000)),
    SPI_SET_PARAMS(0x0B, Patience.ofMillis(3_000)),
    SPI_ATTACH(0x0D, Patience.ofMillis(3_000)),
    CHANGE_BAUDRATE(0x0F, Patience.ofMillis(3_000)),
    DEFL_BEGIN(0x10, Patience.perMegabyte(40)),
    DEFL_DATA(0x11, Patience.perMegabyte(40)),
    DEFL_END(0x12, Patience.ofMillis(10_000)),
    SPI_FLASH_MD5(0x13, Patience.perMegabyte(8)),
    GET_SECURITY_INFO(0x14, Patience.ofMillis(3_000));

    private final int code;
    private final Patience patience;

    Opcode(int code, Patience patience) {
        this.code = code;
        this.patience = patience;
    }

    public static Optional<Opcode> of(int code) {
        return Arrays.stream(values()).filter(opcode -> opcode.code == code).findFirst();
    }

    /** The byte on the wire, 0 to 255. */
    public int code() {
        return code;
    }

    /** How long its reply may take when it moves no flash. */
    public Duration timeout() {
        return patience.forBytes(0);
    }

    /** How long its reply may take when it erases, writes or digests this many bytes of flash. */
    public Duration timeout(long flashBytes) {
        return patience.forBytes(flashBytes);
    }

    /** Names an opcode for people, known or not: {@code SYNC (08)}. */
    static String nameOf(int code) {
        return of(code).map(Enum::name).orElse("unknown command") + String.format(" (%02X)", code);
    }

    private record Patience(long leastMillis, long secondsPerMegabyte) {

        static Patience ofMillis(long millis) {
            return new Patience(millis, 0);
        }

        static Patience perMegabyte(long seconds) {
            return new Patience(3_000, seconds);
        }

        Duration forBytes(long bytes) {
            return Duration.ofMillis(Math.max(leastMillis, bytes * secondsPerMegabyte / 1_000));
        }
    }
}

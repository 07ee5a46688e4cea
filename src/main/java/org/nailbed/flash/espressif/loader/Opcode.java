package org.nailbed.flash.espressif.loader;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Every command of the loaders that is used here, with its byte and its patience (protocol reference, 1.5 and 2.1). */
public enum Opcode {
    FLASH_BEGIN(0x02, 3_000, 40),
    FLASH_DATA(0x03, 3_000, 40),
    FLASH_END(0x04, 10_000, 0),
    MEM_BEGIN(0x05, 3_000, 0),
    MEM_END(0x06, 200, 0),
    MEM_DATA(0x07, 3_000, 0),
    SYNC(0x08, 100, 0),
    WRITE_REG(0x09, 3_000, 0),
    READ_REG(0x0A, 3_000, 0),
    SPI_SET_PARAMS(0x0B, 3_000, 0),
    SPI_ATTACH(0x0D, 3_000, 0),
    READ_FLASH_SLOW(0x0E, 3_000, 0),
    CHANGE_BAUDRATE(0x0F, 3_000, 0),
    DEFL_BEGIN(0x10, 3_000, 40),
    DEFL_DATA(0x11, 3_000, 40),
    DEFL_END(0x12, 10_000, 0),
    SPI_FLASH_MD5(0x13, 3_000, 8),
    GET_SECURITY_INFO(0x14, 3_000, 0),
    ERASE_FLASH(0xD0, 120_000, 0),
    ERASE_REGION(0xD1, 3_000, 40),
    READ_FLASH(0xD2, 3_000, 0);

    /** Decimal, as the reference counts: seconds for each megabyte are milliseconds for each kilobyte. */
    private static final int BYTES_PER_KILOBYTE = 1_000;

    private final int code;
    private final int leastMillis;
    private final int secondsPerMegabyte;

    /**
     * A command and how long its reply may take.
     *
     * @param secondsPerMegabyte of flash that it erases, writes or digests, where that is more than {@code leastMillis}
     */
    Opcode(int code, int leastMillis, int secondsPerMegabyte) {
        this.code = code;
        this.leastMillis = leastMillis;
        this.secondsPerMegabyte = secondsPerMegabyte;
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
        return timeout(0);
    }

    /** How long its reply may take when it erases, writes or digests this many bytes of flash. */
    public Duration timeout(long flashBytes) {
        return Duration.ofMillis(Math.max(leastMillis, flashBytes * secondsPerMegabyte / BYTES_PER_KILOBYTE));
    }

    /** Names an opcode for people, known or not: {@code SYNC (08)}. */
    static String nameOf(int code) {
        return of(code).map(Enum::name).orElse("unknown command") + String.format(" (%02X)", code);
    }
}

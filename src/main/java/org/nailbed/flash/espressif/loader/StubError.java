package org.nailbed.flash.espressif.loader;

import java.util.Arrays;
import org.nailbed.flash.FlashFault;

/** The first status byte of a stub that failed (protocol reference, 1.3). */
public enum StubError implements LoaderError {
    BAD_LENGTH(0xC0, "length wrong, misaligned, or write not finished", FlashFault.PROTOCOL_ERROR),
    BAD_DATA_CHECKSUM(0xC1, "block checksum wrong", FlashFault.LINK_CORRUPT),
    BAD_BLOCK_SIZE(0xC2, "block size wrong", FlashFault.PROTOCOL_ERROR),
    INVALID_COMMAND(0xC3, "command unknown", FlashFault.PROTOCOL_ERROR),
    SPI_FAILED(0xC4, "flash operation failed", FlashFault.FLASH_WRITE_FAILED),
    UNLOCK_FAILED(0xC5, "flash cannot be unlocked", FlashFault.FLASH_WRITE_FAILED),
    NO_WRITE_OPEN(0xC6, "no write is open", FlashFault.PROTOCOL_ERROR),
    INFLATE_FAILED(0xC7, "compressed data damaged", FlashFault.LINK_CORRUPT),
    NOT_ENOUGH_DATA(0xC8, "not enough data", FlashFault.PROTOCOL_ERROR),
    TOO_MUCH_DATA(0xC9, "too much data", FlashFault.PROTOCOL_ERROR),
    NAND_PROGRAM_FAILED(0xCA, "NAND program failed", FlashFault.FLASH_WRITE_FAILED),
    NAND_ERASE_FAILED(0xCB, "NAND erase failed", FlashFault.FLASH_WRITE_FAILED),
    NOT_IMPLEMENTED(0xFF, "command not implemented", FlashFault.PROTOCOL_ERROR);

    private final int code;
    private final String meaning;
    private final FlashFault fault;

    StubError(int code, String meaning, FlashFault fault) {
        this.code = code;
        this.meaning = meaning;
        this.fault = fault;
    }

    static LoaderError of(int code) {
        return Arrays.stream(values())
                .filter(error -> error.code == code)
                .<LoaderError>map(error -> error)
                .findFirst()
                .orElseGet(() -> new Unlisted(code));
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public FlashFault fault() {
        return fault;
    }
}

package org.nailbed.flash.espressif.loader;

import java.util.Arrays;
import org.nailbed.flash.FlashFault;

/** The second status byte of a ROM that reports failure in the first (protocol reference, 1.3). */
public enum RomError implements LoaderError {
    UNDEFINED(0x00, "undefined error", FlashFault.PROTOCOL_ERROR),
    BAD_PARAMETER(0x01, "parameter invalid", FlashFault.PROTOCOL_ERROR),
    NO_MEMORY(0x02, "memory allocation failed", FlashFault.PROTOCOL_ERROR),
    SEND_FAILED(0x03, "sending failed", FlashFault.PROTOCOL_ERROR),
    RECEIVE_FAILED(0x04, "receiving failed", FlashFault.PROTOCOL_ERROR),
    INVALID_MESSAGE(0x05, "message invalid, command unknown, or length or sequence wrong", FlashFault.PROTOCOL_ERROR),
    FAILED_TO_ACT(0x06, "failed to act (erase failed, or outside the flash)", FlashFault.FLASH_WRITE_FAILED),
    BAD_BLOCK_CHECKSUM(0x07, "block checksum wrong", FlashFault.LINK_CORRUPT),
    READ_BACK_DIFFERS(0x08, "flash differs when read back after the write", FlashFault.FLASH_WRITE_FAILED),
    FLASH_READ_FAILED(0x09, "flash read failed", FlashFault.FLASH_WRITE_FAILED),
    READ_TOO_LONG(0x0A, "read of more than 64 bytes", FlashFault.PROTOCOL_ERROR),
    INFLATE_FAILED(0x0B, "compressed data damaged", FlashFault.LINK_CORRUPT),
    ADLER_WRONG(0x0C, "compressed data has a wrong Adler-32", FlashFault.LINK_CORRUPT),
    INFLATE_PARAMETER(0x0D, "inflate parameter wrong", FlashFault.PROTOCOL_ERROR),
    RAM_SIZE(0x0E, "RAM size invalid", FlashFault.PROTOCOL_ERROR),
    RAM_ADDRESS(0x0F, "RAM address invalid", FlashFault.PROTOCOL_ERROR),
    ENCRYPTION_REFUSED(0x64, "encrypted write refused", FlashFault.SECURITY_REFUSED),
    BAD_FORMAT(0x65, "format invalid", FlashFault.PROTOCOL_ERROR),
    DESCRIPTION_TOO_LONG(0x66, "description too long", FlashFault.PROTOCOL_ERROR),
    BAD_ENCODING(0x67, "encoding invalid", FlashFault.PROTOCOL_ERROR),
    STORAGE_FIRST(0x68, "storage error", FlashFault.PROTOCOL_ERROR),
    STORAGE_LAST(0x69, "storage error", FlashFault.PROTOCOL_ERROR);

    private final int code;
    private final String meaning;
    private final FlashFault fault;

    RomError(int code, String meaning, FlashFault fault) {
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

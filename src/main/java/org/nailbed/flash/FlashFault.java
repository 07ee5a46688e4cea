package org.nailbed.flash;

/** Every way in which programming a board can fail, apart from the port's own ({@code WireFault}). */
public enum FlashFault {
    NO_SYNC,
    GARBAGE_HEARD,
    WRONG_BOOT_MODE,
    LINK_CORRUPT,
    REPLY_TIMEOUT,
    PROTOCOL_ERROR,
    STUB_FAILED,
    WRONG_CHIP,
    /** The right chip, but of a revision that an image excludes. */
    WRONG_REVISION,
    /** Another board answers than the one that was identified. */
    BOARD_CHANGED,
    FLASH_TOO_SMALL,
    /** The flash chip does not tell its size, and what was asked for needs it. */
    FLASH_UNKNOWN,
    SECURITY_REFUSED,
    FLASH_DEAD,
    FLASH_WRITE_FAILED,
    DIGEST_MISMATCH,
    /** The loader in charge can neither digest nor read flash, so that nothing can be proven. */
    NOT_VERIFIABLE,
    BOOT_NOT_SEEN,
    BOOT_LOOP,
    BOOT_CRASH
}

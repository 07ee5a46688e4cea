package org.nailbed.simulator;

/** What a board's eFuses lock. */
public enum Security {
    NONE,
    /** Flash is decrypted on the way to the processor, and no download encrypts it (release mode). */
    FLASH_ENCRYPTION,
    /** Nothing that is not signed is started. */
    SECURE_BOOT,
    /** No register, no RAM, no stub. */
    SECURE_DOWNLOAD
}

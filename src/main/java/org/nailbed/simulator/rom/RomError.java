package org.nailbed.simulator.rom;

/** The ROM's error codes (protocol reference, 1.3). */
final class RomError {
    private RomError() {}

    static final int NONE = 0;
    static final int INVALID_MESSAGE = 0x05;
    static final int FAILED_TO_ACT = 0x06;
    static final int BAD_CHECKSUM = 0x07;
    static final int READ_BACK_DIFFERS = 0x08;
    static final int READ_FAILED = 0x09;
    static final int READ_TOO_LONG = 0x0A;
    static final int INFLATE_FAILED = 0x0B;
    static final int ADLER_WRONG = 0x0C;
    static final int ENCRYPTION_REFUSED = 0x64;
}

package org.nailbed.simulator.stub;

/** The new stub's status codes (protocol reference, 1.3). */
final class StubError {
    private StubError() {}

    static final int NONE = 0;
    static final int BAD_LENGTH = 0xC0;
    static final int BAD_CHECKSUM = 0xC1;
    static final int INVALID_COMMAND = 0xC3;
    static final int FLASH_FAILED = 0xC4;
    static final int NOT_IN_SESSION = 0xC6;
    static final int INFLATE_FAILED = 0xC7;
    static final int NOT_ENOUGH_DATA = 0xC8;
    static final int TOO_MUCH_DATA = 0xC9;
    static final int NOT_IMPLEMENTED = 0xFF;
}

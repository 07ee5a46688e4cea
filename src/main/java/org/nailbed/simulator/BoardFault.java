package org.nailbed.simulator;

/** What can be wrong with a pretended board. */
public sealed interface BoardFault {

    /** Says nothing at all. */
    record Silence() implements BoardFault {}

    /** Answers with bytes that mean nothing. */
    record Garbage() implements BoardFault {}

    /** Is another chip than the jig's; the board is put in afresh when this is ordered and when it is taken back. */
    record OtherChip(String chip) implements BoardFault {}

    /** Calls this many good flash data blocks damaged, then none. */
    record BadChecksum(int times) implements BoardFault {}

    /** Reports an MD5 that is not its flash's. */
    record WrongMd5() implements BoardFault {}

    /** Is pulled off the cable when it has received this many bytes from now. */
    record UnplugAt(long receivedBytes) implements BoardFault {}

    /** The flash chip does not answer: id FFFFFF, no write takes. */
    record DeadFlash() implements BoardFault {}

    /** The application crashes and restarts without end. */
    record BootLoop() implements BoardFault {}

    /** Shows this MAC instead of its own. */
    record OtherMac(String mac) implements BoardFault {}

    /** Its boot strap is not wired: whatever the lines say, it starts from flash. */
    record NoBootStrap() implements BoardFault {}

    /** Its receive line is not wired: it speaks and hears nothing. */
    record Deaf() implements BoardFault {}

    /** Its eFuses decrypt flash and let no download encrypt it; what was written plain does not start. */
    record FlashEncryption() implements BoardFault {}

    /** Its eFuses let start only what is signed. */
    record SecureBoot() implements BoardFault {}

    /** Its eFuses allow nothing but Secure Download Mode: no register, no RAM, no stub. Not possible on an ESP8266 or ESP32. */
    record SecureDownloadMode() implements BoardFault {}
}

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

    /** Its application says another version than its image's, when it starts and when asked. */
    record OtherVersion(String version) implements BoardFault {}

    /** Its application's console answers nothing. */
    record SilentConsole() implements BoardFault {}

    /** Every so many-th line of its application's console is damaged; upward from 1, which damages all. */
    record NoisyConsole(int every) implements BoardFault {
        public NoisyConsole {
            if (every < 1) {
                throw new SimulatorException("Every " + every + "th line; 1 and more are possible.");
            }
        }
    }

    /** Its application crashes when it is given this many-th command after each start; upward from 1. */
    record CrashAt(int command) implements BoardFault {}

    /** This part fails in the self-test: flash, nvs, ram, clock, radio or sensor. */
    record BadPart(String part) implements BoardFault {}

    /** What its ADC reads on this channel lies off by this much, in the channel's unit. */
    record AdcOff(String channel, double by) implements BoardFault {}

    /** A bit of what was written into its NVS falls over; seen when its application runs. */
    record NvsBitFlip() implements BoardFault {}

    /** Its RAM is bad at this address; a program that tests it finds that out. */
    record BadRam(int address) implements BoardFault {}

    /** Its eFuses decrypt flash and let no download encrypt it; what was written plain does not start. */
    record FlashEncryption() implements BoardFault {}

    /** Its eFuses let start only what is signed. */
    record SecureBoot() implements BoardFault {}

    /** Its eFuses allow nothing but Secure Download Mode: no register, no RAM, no stub. Not possible on an ESP8266 or ESP32. */
    record SecureDownloadMode() implements BoardFault {}
}

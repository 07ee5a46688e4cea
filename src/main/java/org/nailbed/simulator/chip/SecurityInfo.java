package org.nailbed.simulator.chip;

/**
 * What a chip's ROM says of itself beside its security flags (protocol reference, 2.2).
 *
 * @param named whether chip id and ECO version are part of the answer; the S2 leaves them out
 */
public record SecurityInfo(int lastKeyPurpose, int ecoVersion, boolean named) {

    private static final int SHORT_BYTES = 12;
    private static final int LONG_BYTES = 20;
    private static final int LAST_KEY_PURPOSE_AT = 11;

    public byte[] encode(int flags, int imageChipId) {
        byte[] answer = new byte[named ? LONG_BYTES : SHORT_BYTES];
        putWord(answer, 0, flags);
        answer[LAST_KEY_PURPOSE_AT] = (byte) lastKeyPurpose;
        if (named) {
            putWord(answer, SHORT_BYTES, imageChipId);
            putWord(answer, SHORT_BYTES + 4, ecoVersion);
        }
        return answer;
    }

    private static void putWord(byte[] into, int at, int value) {
        for (int i = 0; i < 4; i++) {
            into[at + i] = (byte) (value >>> (8 * i));
        }
    }
}

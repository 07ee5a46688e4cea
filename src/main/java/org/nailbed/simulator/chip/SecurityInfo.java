package org.nailbed.simulator.chip;

import org.nailbed.simulator.Security;

/**
 * What a chip's ROM says of itself beside its security flags (protocol reference, 2.2).
 *
 * @param named whether chip id and ECO version are part of the answer; the S2 leaves them out
 */
public record SecurityInfo(int lastKeyPurpose, int ecoVersion, boolean named) {

    private static final int SHORT_BYTES = 12;
    private static final int LONG_BYTES = 20;
    private static final int CRYPT_COUNT_AT = 4;
    private static final int LAST_KEY_PURPOSE_AT = 11;
    private static final int SECURE_BOOT = 1;
    private static final int SECURE_DOWNLOAD_MODE = 1 << 2;

    public byte[] encode(Security security, int imageChipId) {
        byte[] answer = new byte[named ? LONG_BYTES : SHORT_BYTES];
        putWord(answer, 0, flags(security));
        answer[CRYPT_COUNT_AT] = (byte) (security == Security.FLASH_ENCRYPTION ? 1 : 0);
        answer[LAST_KEY_PURPOSE_AT] = (byte) lastKeyPurpose;
        if (named) {
            putWord(answer, SHORT_BYTES, imageChipId);
            putWord(answer, SHORT_BYTES + 4, ecoVersion);
        }
        return answer;
    }

    private static int flags(Security security) {
        return switch (security) {
            case SECURE_BOOT -> SECURE_BOOT;
            case SECURE_DOWNLOAD -> SECURE_DOWNLOAD_MODE;
            case NONE, FLASH_ENCRYPTION -> 0;
        };
    }

    private static void putWord(byte[] into, int at, int value) {
        for (int i = 0; i < 4; i++) {
            into[at + i] = (byte) (value >>> (8 * i));
        }
    }
}

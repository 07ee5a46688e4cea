package org.nailbed.firmware.nvs;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in XTS mode (IEEE 1619) for entries of 32 bytes, the tweak being where an entry lies in its partition (protocol
 * reference, 6.5). The JDK has no XTS; it is two blocks of plain AES and a doubling between them.
 */
final class NvsCipher {

    private static final int BLOCK_BYTES = 16;
    private static final int REDUCTION = 0x87;

    private final Cipher data;
    private final Cipher tweak;

    private NvsCipher(Cipher data, Cipher tweak) {
        this.data = data;
        this.tweak = tweak;
    }

    static NvsCipher encrypting(NvsKeys keys) {
        return of(keys, Cipher.ENCRYPT_MODE);
    }

    static NvsCipher decrypting(NvsKeys keys) {
        return of(keys, Cipher.DECRYPT_MODE);
    }

    private static NvsCipher of(NvsKeys keys, int mode) {
        // The tweak is encrypted in both directions.
        return new NvsCipher(aes(keys.dataKey(), mode), aes(keys.tweakKey(), Cipher.ENCRYPT_MODE));
    }

    @SuppressWarnings("InsecureCryptoUsage") // single blocks are what XTS is made of
    private static Cipher aes(byte[] key, int mode) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES.", e);
        }
    }

    /** Turns the entry at {@code at} of a partition in place. */
    void apply(byte[] partition, int at) {
        byte[] mask = new byte[BLOCK_BYTES];
        Bytes.put32(mask, 0, at);
        mask = block(tweak, mask);
        for (int from = at; from < at + NvsPage.ENTRY_BYTES; from += BLOCK_BYTES) {
            byte[] turned = new byte[BLOCK_BYTES];
            for (int i = 0; i < BLOCK_BYTES; i++) {
                turned[i] = (byte) (partition[from + i] ^ mask[i]);
            }
            turned = block(data, turned);
            for (int i = 0; i < BLOCK_BYTES; i++) {
                partition[from + i] = (byte) (turned[i] ^ mask[i]);
            }
            doubled(mask);
        }
    }

    private static byte[] block(Cipher cipher, byte[] block) {
        try {
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refused a block of its own size.", e);
        }
    }

    /** Times x in GF(2^128), the first byte lowest. */
    private static void doubled(byte[] mask) {
        int carry = 0;
        for (int i = 0; i < BLOCK_BYTES; i++) {
            int value = mask[i] & 0xFF;
            mask[i] = (byte) (value << 1 | carry);
            carry = value >> 7;
        }
        mask[0] ^= (byte) (carry * REDUCTION);
    }
}

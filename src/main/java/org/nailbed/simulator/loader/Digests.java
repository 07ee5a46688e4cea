package org.nailbed.simulator.loader;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.nailbed.simulator.memory.NorFlash;

/** MD5 over flash. */
public final class Digests {
    private static final int STEP_BYTES = 0x8000;

    private Digests() {}

    public static byte[] md5(NorFlash flash, int address, int length) {
        MessageDigest digest = newMd5();
        byte[] step = new byte[STEP_BYTES];
        for (int done = 0; done < length; done += STEP_BYTES) {
            int part = Math.min(STEP_BYTES, length - done);
            flash.read(address + done, step, part);
            digest.update(step, 0, part);
        }
        return digest.digest();
    }

    public static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}

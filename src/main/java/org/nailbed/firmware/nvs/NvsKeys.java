package org.nailbed.firmware.nvs;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.Slice;
import org.nailbed.firmware.format.EspCrc;

/** The two AES-256 keys of an encrypted NVS: one for the data, one for the tweak. Shown to nobody: no text of it has them. */
public final class NvsKeys {

    /** Both keys. */
    public static final int BYTES = 64;

    /** A partition of type nvs_keys. */
    public static final int PARTITION_BYTES = 0x1000;

    /** The eFuse block of the scheme with HMAC. */
    public static final int HMAC_KEY_BYTES = 32;

    private static final byte ERASED = (byte) 0xFF;
    private static final byte[] DATA_SEED = {0x5A, 0x5A, (byte) 0xBE, (byte) 0xAE};
    private static final byte[] TWEAK_SEED = {(byte) 0xA5, (byte) 0xA5, (byte) 0xDE, (byte) 0xCE};
    private static final int SEED_REPEATS = 8;

    private final byte[] keys;

    private NvsKeys(byte[] keys) {
        this.keys = keys;
    }

    /** New ones for one unit, from the system's source of secrets. */
    public static NvsKeys generate() {
        byte[] keys = new byte[BYTES];
        new SecureRandom().nextBytes(keys);
        return new NvsKeys(keys);
    }

    /**
     * Reads the 64 bytes alone, or a whole key partition with its CRC.
     *
     * @param name of the file, for messages
     * @throws FirmwareException when it is neither, or the CRC does not fit
     */
    public static NvsKeys parse(String name, byte[] content) {
        if (content.length == BYTES) {
            return new NvsKeys(content.clone());
        }
        if (content.length != PARTITION_BYTES) {
            throw new FirmwareException(
                    "%s: %d bytes, expected the %d of two keys, or a key partition of %d. Name another file."
                            .formatted(name, content.length, BYTES, PARTITION_BYTES));
        }
        Slice partition = Slice.of(Image.of(name, 0, content));
        byte[] keys = partition.bytes(0, BYTES);
        if ((int) partition.u32(BYTES) != EspCrc.of(keys)) {
            throw partition.refusal(
                    BYTES,
                    "CRC is %08X, the keys give %08X. The file is damaged; take the right one."
                            .formatted(partition.u32(BYTES), EspCrc.of(keys)));
        }
        return new NvsKeys(keys);
    }

    /**
     * The keys that a chip derives from the HMAC key in its eFuses.
     *
     * @param hmacKey {@link #HMAC_KEY_BYTES}
     */
    public static NvsKeys ofHmacKey(byte[] hmacKey) {
        if (hmacKey.length != HMAC_KEY_BYTES) {
            throw new FirmwareException(
                    "HMAC key of %d bytes, expected %d. Name another file.".formatted(hmacKey.length, HMAC_KEY_BYTES));
        }
        byte[] keys = Arrays.copyOf(hmac(hmacKey, DATA_SEED), BYTES);
        byte[] tweak = hmac(hmacKey, TWEAK_SEED);
        System.arraycopy(tweak, 0, keys, BYTES - tweak.length, tweak.length);
        return new NvsKeys(keys);
    }

    private static byte[] hmac(byte[] key, byte[] seed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (int i = 0; i < SEED_REPEATS; i++) {
                mac.update(seed);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC with SHA-256.", e);
        }
    }

    /** What a partition of type nvs_keys holds: the keys, their CRC, and FF. */
    public byte[] toPartition() {
        byte[] partition = new byte[PARTITION_BYTES];
        Arrays.fill(partition, ERASED);
        System.arraycopy(keys, 0, partition, 0, BYTES);
        Bytes.put32(partition, BYTES, EspCrc.of(keys));
        return partition;
    }

    /** Tells nothing of them. */
    @Override
    public String toString() {
        return "NVS keys";
    }

    byte[] dataKey() {
        return Arrays.copyOf(keys, BYTES / 2);
    }

    byte[] tweakKey() {
        return Arrays.copyOfRange(keys, BYTES / 2, BYTES);
    }
}

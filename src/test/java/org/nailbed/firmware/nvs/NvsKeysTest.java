package org.nailbed.firmware.nvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.FirmwareException;

class NvsKeysTest {

    @Test
    void partitionHoldsKeysAndTheirSum() {
        byte[] partition = NvsVectors.keys().toPartition();

        assertThat(partition).hasSize(0x1000);
        assertThat(partition[63]).isEqualTo((byte) 63);
        // Protocol reference, 8.7: CRC 9A7C5245.
        assertThat(Arrays.copyOfRange(partition, 64, 68))
                .isEqualTo(HexFormat.of().parseHex("45527c9a"));
        assertThat(Arrays.copyOfRange(partition, 68, 0x1000)).containsOnly(0xFF);
        assertThat(NvsKeys.parse("keys.bin", partition).toPartition()).isEqualTo(partition);
    }

    @Test
    void damagedOrOtherFilesAreRefused() {
        byte[] partition = NvsVectors.keys().toPartition();
        partition[0]++;

        assertRefused(partition, "keys.bin at 0x40: CRC is 9A7C5245, the keys give");
        assertRefused(new byte[63], "keys.bin: 63 bytes, expected the 64 of two keys, or a key partition of 4096");
        assertRefused(new byte[0], "0 bytes");
    }

    @Test
    void keysOfTheHmacSchemeAreThoseOfTheReference() throws GeneralSecurityException {
        byte[] hmacKey = new byte[32];
        Arrays.fill(hmacKey, (byte) 0x0B);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(hmacKey, "HmacSHA256"));

        NvsKeys keys = NvsKeys.ofHmacKey(hmacKey);

        // Protocol reference, 6.5: four bytes, eight times.
        assertThat(keys.dataKey()).isEqualTo(mac.doFinal(HexFormat.of().parseHex("5a5abeae".repeat(8))));
        assertThat(keys.tweakKey()).isEqualTo(mac.doFinal(HexFormat.of().parseHex("a5a5dece".repeat(8))));
        assertThatThrownBy(() -> NvsKeys.ofHmacKey(new byte[31]))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("HMAC key of 31 bytes, expected 32");
    }

    @Test
    void generatedKeysDifferAndShowThemselvesNowhere() {
        NvsKeys one = NvsKeys.generate();

        assertThat(one.toPartition()).isNotEqualTo(NvsKeys.generate().toPartition());
        assertThat(one).hasToString("NVS keys");
    }

    private static void assertRefused(byte[] content, String message) {
        assertThatThrownBy(() -> NvsKeys.parse("keys.bin", content))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining(message);
    }
}

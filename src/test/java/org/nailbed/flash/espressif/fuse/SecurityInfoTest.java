package org.nailbed.flash.espressif.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.flash.espressif.loader.Vectors;

/** Protocol reference, 2.2 and 8.2. */
class SecurityInfoTest {

    @Test
    void capturedReplyOfAnOpenC3IsDecoded() {
        SecurityInfo info = SecurityInfo.parse(Vectors.hex("00000000 00 0000000000000c 05000000 03000000"))
                .orElseThrow();

        assertThat(info.chipId()).contains(5);
        assertThat(info.security().facts()).isEmpty();
    }

    @Test
    void shortReplyHasNoChipId() {
        SecurityInfo info =
                SecurityInfo.parse(Vectors.hex("05000000 07 00000000000000")).orElseThrow();

        assertThat(info.chipId()).isEmpty();
        assertThat(info.security().facts())
                .containsExactly("secure boot on", "flash encryption on", "secure download mode");
    }

    @Test
    void evenEncryptionCountMeansOff() {
        SecurityInfo info =
                SecurityInfo.parse(Vectors.hex("00000000 03 00000000000000")).orElseThrow();

        assertThat(info.security()).isEqualTo(Security.OPEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 13, 19, 21, 64})
    void otherLengthsAreNoSecurityInfo(int length) {
        assertThat(SecurityInfo.parse(new byte[length])).isEmpty();
    }
}

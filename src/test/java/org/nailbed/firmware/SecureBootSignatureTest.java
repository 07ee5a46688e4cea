package org.nailbed.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.SecureBootSignature.Scheme;

class SecureBootSignatureTest {

    private static final byte[] APP =
            EspImageBuilder.app(EspImageBuilder.ESP32_S3, "blink", "1.0").build();

    @Test
    void everySchemeIsRecognisedBehindItsImage() {
        assertThat(signature(SignedImages.v1(APP))).contains(new SecureBootSignature(Scheme.V1_ECDSA, 1));
        for (int blocks = 1; blocks <= 3; blocks++) {
            assertThat(signature(SignedImages.v2(APP, SignedImages.RSA, blocks)))
                    .contains(new SecureBootSignature(Scheme.V2_RSA, blocks));
            assertThat(signature(SignedImages.v2(APP, SignedImages.ECDSA, blocks)))
                    .contains(new SecureBootSignature(Scheme.V2_ECDSA, blocks));
        }
    }

    @Test
    void imageWithoutOneHasNone() {
        assertThat(signature(APP)).isEmpty();
        assertThat(signature(Arrays.copyOf(APP, APP.length + 68)))
                .as("padded with zeros")
                .isEmpty();
        assertThat(signature(Arrays.copyOf(APP, 0x2000))).isEmpty();
    }

    @Test
    void blockThatIsCutShortOrOfAnotherKindIsNone() {
        byte[] signed = SignedImages.v2(APP, SignedImages.RSA, 1);
        assertThat(signature(Arrays.copyOf(signed, 0x1000 + 1215))).isEmpty();
        for (int at : new int[] {0x1000, 0x1001, 0x1000 + 600}) {
            byte[] other = signed.clone();
            other[at] ^= 0x20;
            assertThat(signature(other)).as("byte %x", at).isEmpty();
        }
    }

    @Test
    void contentChangedAfterSigningIsRefused() {
        byte[] signed = SignedImages.v2(APP, SignedImages.RSA, 1);
        signed[APP.length] = 0;

        assertThatThrownBy(() -> signature(signed))
                .isInstanceOf(FirmwareException.class)
                .hasMessageContaining("app.bin at 0x1004")
                .hasMessageContaining("changed after signing");
    }

    private static Optional<SecureBootSignature> signature(byte[] file) {
        return EspImage.parse(Image.of("app.bin", 0x10000, file)).signature();
    }
}

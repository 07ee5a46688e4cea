package org.nailbed.flash.espressif.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.data;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.ScriptedLoader;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;

class RegionVerifierTest {
    /** Protocol reference, 8.2: the MD5 of 48000 bytes of "hello world ". */
    private static final String MD5 = "14f7cc9d2433550ae611297ce39c72ed";

    private static final Image IMAGE =
            Image.of("hello.bin", 0x10000, "hello world ".repeat(4000).getBytes(StandardCharsets.US_ASCII));

    private final HandTicker ticker = new HandTicker();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(5), ticker);
    private final ScriptedLoader loader = new ScriptedLoader();
    private final Link link = new Link(new FakePort(ticker, loader));

    @Test
    void romTellsItsDigestInHexCharacters() {
        loader.on(Opcode.SPI_FLASH_MD5, data(Dialect.ROM, MD5.getBytes(StandardCharsets.US_ASCII)));

        assertThat(verify()).isEqualTo(new RegionDigest("hello.bin", 0x10000, 48_000, MD5));
        assertThat(loader.requests().get(0).word(0)).isEqualTo(0x10000);
        assertThat(loader.requests().get(0).word(1)).isEqualTo(48_000);
    }

    @Test
    void stubTellsItsDigestInRawBytes() {
        link.speak(Dialect.STUB);
        loader.on(Opcode.SPI_FLASH_MD5, data(Dialect.STUB, HexFormat.of().parseHex(MD5)));

        assertThat(verify().md5()).isEqualTo(MD5);
    }

    @Test
    void digestThatDiffersNamesRegionAndBothDigests() {
        link.speak(Dialect.STUB);
        loader.on(Opcode.SPI_FLASH_MD5, data(Dialect.STUB, new byte[16]));

        assertThatThrownBy(this::verify)
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.DIGEST_MISMATCH))
                .hasMessageContaining("hello.bin at offset 0x10000, 48000 bytes")
                .hasMessageContaining("00000000000000000000000000000000")
                .hasMessageContaining(MD5);
    }

    @Test
    void digestOfAnotherLengthIsAProtocolError() {
        loader.on(Opcode.SPI_FLASH_MD5, data(Dialect.ROM, new byte[20]));

        assertThatThrownBy(this::verify)
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.PROTOCOL_ERROR));
    }

    private RegionDigest verify() {
        return new RegionVerifier(link).verify(IMAGE, deadline);
    }
}

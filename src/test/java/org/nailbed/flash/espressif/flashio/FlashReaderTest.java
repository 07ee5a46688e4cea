package org.nailbed.flash.espressif.flashio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Vectors;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.slip.Slip;

/** Protocol reference, 8.2: what a stub was seen to say when asked for 0x2000 bytes of blank flash. */
class FlashReaderTest {
    private static final byte[] PACKET = erased(0x1000);
    private static final byte[] DIGEST = Vectors.hex("84d04c9d6cc8ef35bf825d51a5277699");

    private final HandTicker ticker = new HandTicker();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1), ticker);
    private final List<String> heard = new ArrayList<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    @Test
    void readIsAcknowledgedPacketByPacketAndProvenByTheStubsDigest() {
        read(DIGEST);

        assertThat(read.toByteArray()).isEqualTo(erased(0x2000));
        assertThat(heard)
                .containsExactly(
                        "c000d210000000000000000000002000000010000040000000c0", "c000100000c0", "c000200000c0");
    }

    @Test
    void packetsThatDoNotFitTheDigestAreReadAgainAndThenRefused() {
        byte[] other = DIGEST.clone();
        other[0]++;

        assertThatThrownBy(() -> read(other))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.DIGEST_MISMATCH))
                .hasMessageContaining("3 times");
        assertThat(read.size()).as("nobody sees what is not proven").isZero();
    }

    @Test
    void romThatReadsNothingIsRefusedBeforeItIsAsked() {
        Link link = new Link(new FakePort(ticker, this::stub));
        link.speak(Dialect.ESP8266_ROM);

        assertThatThrownBy(() -> new FlashReader(link, done -> {}).read(new Extent(0, 16), read, deadline))
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.NOT_VERIFIABLE));
        assertThat(heard).isEmpty();
    }

    private void read(byte[] digest) {
        Link link = new Link(new FakePort(ticker, written -> stub(written, digest)));
        link.speak(Dialect.STUB);
        new FlashReader(link, done -> {}).read(new Extent(0, 0x2000), read, deadline);
    }

    private byte[] stub(byte[] written) {
        return stub(written, DIGEST);
    }

    private byte[] stub(byte[] written, byte[] digest) {
        String request = HexFormat.of().formatHex(written);
        heard.add(request);
        return switch (request) {
            case "c000100000c0" -> Slip.encode(PACKET);
            case "c000200000c0" -> Slip.encode(digest);
            default -> joined(Vectors.hex("c0 01d20200000000000000 c0"), Slip.encode(PACKET));
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] erased(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }
}

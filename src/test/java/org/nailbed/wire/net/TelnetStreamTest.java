package org.nailbed.wire.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 854; other-protocols reference, 6.1 and 6.2. */
class TelnetStreamTest {
    private static final HexFormat HEX = HexFormat.of();

    /** Data 01, WILL ECHO, data FF, SET-BAUDRATE answer with 0000FFFF, NOP, DO COM-PORT, data 02. */
    private static final byte[] STREAM = bytes("01 fffb01 ffff fffa2c650000ffffffff fff0 fff1 fffd2c 02");

    private final List<String> heard = new ArrayList<>();
    private final TelnetStream stream = new TelnetStream(new TelnetStream.Commands() {
        @Override
        public void negotiated(int verb, int option) {
            heard.add(Integer.toHexString(verb) + " " + option);
        }

        @Override
        public void subnegotiated(byte[] body) {
            heard.add(HEX.formatHex(body));
        }
    });

    @Test
    void streamIsTakenApartWhereverItIsSplit() {
        for (int size = 1; size <= STREAM.length; size++) {
            heard.clear();
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            for (int from = 0; from < STREAM.length; from += size) {
                byte[] chunk = Arrays.copyOfRange(STREAM, from, Math.min(from + size, STREAM.length));
                data.write(chunk, 0, stream.feed(chunk, chunk.length));
            }
            assertThat(HEX.formatHex(data.toByteArray()))
                    .as("in chunks of %d", size)
                    .isEqualTo("01ff02");
            assertThat(heard).containsExactly("fb 1", "2c650000ffff", "fd 44");
        }
    }

    @Test
    void whatIsEscapedComesBack() {
        byte[] all = new byte[1000];
        new Random(6).nextBytes(all);
        Arrays.fill(all, 100, 200, (byte) 0xFF);
        byte[] wire = TelnetStream.escape(all, 0, all.length);
        assertThat(Arrays.copyOf(wire, stream.feed(wire, wire.length))).isEqualTo(all);
        assertThat(heard).isEmpty();
    }

    @Test
    void requestsAreThoseOfTheStandard() {
        assertThat(TelnetStream.subnegotiation(bytes("2c01000000ff"))).isEqualTo(bytes("fffa2c01000000fffffff0"));
        assertThat(TelnetStream.negotiation(TelnetStream.WILL, 44)).isEqualTo(bytes("fffb2c"));
        assertThat(TelnetStream.escape(bytes("00ff01ff"), 1, 2)).isEqualTo(bytes("ffff01"));
    }

    @Test
    void subnegotiationWithoutEndKeepsLittle() {
        byte[] endless = new byte[100_000];
        endless[0] = (byte) 0xFF;
        endless[1] = (byte) 0xFA;
        assertThat(stream.feed(endless, endless.length)).isZero();
        byte[] end = bytes("fff041");
        assertThat(stream.feed(end, end.length)).isOne();
        assertThat(heard).singleElement().satisfies(body -> assertThat(body).hasSize(128));
    }

    private static byte[] bytes(String hex) {
        return HEX.parseHex(hex.replace(" ", ""));
    }
}

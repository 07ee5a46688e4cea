package org.nailbed.flash.esp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.data;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nailbed.firmware.Image;
import org.nailbed.flash.Extent;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.espressif.chip.Chip;
import org.nailbed.flash.espressif.chip.ChipDetector;
import org.nailbed.flash.espressif.chip.Chips;
import org.nailbed.flash.espressif.flashio.FlashReader;
import org.nailbed.flash.espressif.flashio.Md5;
import org.nailbed.flash.espressif.fuse.FuseReader;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.Registers;
import org.nailbed.flash.espressif.loader.ScriptedLoader;
import org.nailbed.flash.espressif.write.RegionVerifier;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;

/**
 * Where a reply's own bytes cannot show that one of its bits flipped, whoever uses them does: digests are compared, what a board
 * says of itself is asked twice, what is read from flash is compared with the board's digest.
 */
class DamagedAnswersTest {
    private static final Image IMAGE = Image.of("app.bin", 0x10000, new byte[5000]);
    private static final byte[] SECURITY = HexFormat.of().parseHex("00000000000000000000000c0500000003000000");

    private final HandTicker ticker = new HandTicker();
    private int replies;
    private UnaryOperator<byte[]> board = UnaryOperator.identity();
    private final FakePort port = new FakePort(ticker, request -> board.apply(request));

    @ParameterizedTest
    @EnumSource(names = {"ESP32_ROM", "ROM", "STUB"})
    void noFlippedBitTurnsAWrongDigestIntoAProof(Dialect dialect) {
        byte[] wrong = md5(dialect, new byte[1]);
        for (int bit = 0; bit < 8 * 46; bit++) {
            int flipped = bit;
            Link link = link(dialect, on(Opcode.SPI_FLASH_MD5, data(dialect, wrong)), reply -> true, flipped);
            assertThat(orFault(() -> new RegionVerifier(link).verify(IMAGE, deadline())))
                    .as("bit %d", flipped)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP32_ROM", "ROM", "STUB"})
    void goodBoardIsNotBlamedForOneFlippedBit(Dialect dialect) {
        byte[] right = md5(dialect, IMAGE.padded());
        for (int bit = 8; bit < 8 * 24; bit++) {
            Link link = link(dialect, on(Opcode.SPI_FLASH_MD5, data(dialect, right)), reply -> reply == 0, bit);
            orFault(() -> new RegionVerifier(link).verify(IMAGE, deadline()))
                    .ifPresent(digest -> assertThat(digest.md5()).isEqualTo(Md5.of(IMAGE.padded(), 0, 5000)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ESP8266_ROM", "ESP32_ROM", "ROM", "STUB"})
    void fuseWordIsTheRightOneWhicheverReplyIsDamaged(Dialect dialect) {
        int word = 0x5BC0DB41;
        for (int damaged = 0; damaged < 2; damaged++) {
            for (int bit = 0; bit < 8 * 17; bit++) {
                int which = damaged;
                Link link = link(dialect, on(Opcode.READ_REG, value(dialect, word)), reply -> reply == which, bit);
                FuseReader fuses = new FuseReader(Registers.over(link, deadline()));
                orFault(() -> fuses.word(0x60008844))
                        .ifPresent(
                                read -> assertThat(read).as("reply %d", which).isEqualTo(word));
            }
        }
    }

    @Test
    void chipAndLocksAreTheRightOnesWhicheverReplyIsDamaged() {
        for (int damaged = 0; damaged < 2; damaged++) {
            for (int bit = 0; bit < 8 * 34; bit++) {
                int which = damaged;
                ScriptedLoader loader = on(Opcode.GET_SECURITY_INFO, data(Dialect.ROM, SECURITY))
                        .on(Opcode.READ_REG, value(Dialect.ROM, 0));
                Link link = link(Dialect.ROM, loader, reply -> reply == which, bit);
                orFault(() -> new ChipDetector(link).detect(deadline())).ifPresent(detected -> {
                    assertThat(detected.chip().kind().title()).isEqualTo("ESP32-C3");
                    assertThat(detected.security().orElseThrow().facts()).isEmpty();
                });
            }
        }
    }

    @Test
    void noTwoChipsDifferInOneBitOfTheirMagic() {
        for (Chip chip : Chips.ALL) {
            Set<Integer> others = Chips.ALL.stream()
                    .filter(other -> !other.equals(chip))
                    .flatMap(other -> other.magics().stream())
                    .collect(Collectors.toSet());
            for (int magic : chip.magics()) {
                assertThat(others)
                        .as("%s, %08X", chip.kind(), magic)
                        .allMatch(other -> Integer.bitCount(other ^ magic) > 1);
            }
        }
    }

    @Test
    void whatIsReadFromARomIsRightWhicheverBitFlips() {
        byte[] content = new byte[64];
        new Random(5).nextBytes(content);
        ScriptedLoader loader = on(Opcode.READ_FLASH_SLOW, data(Dialect.ROM, content))
                .on(Opcode.SPI_FLASH_MD5, data(Dialect.ROM, md5(Dialect.ROM, content)));
        for (int damaged = 0; damaged < 2; damaged++) {
            for (int bit = 0; bit < 8 * 79; bit++) {
                int which = damaged;
                Link link = link(Dialect.ROM, loader, reply -> reply == which, bit);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                orFault(() -> {
                            new FlashReader(link, done -> {}).read(new Extent(0, 64), out, deadline());
                            return true;
                        })
                        .ifPresent(done -> assertThat(out.toByteArray()).isEqualTo(content));
                assertThat(out.size()).isIn(0, 64);
            }
        }
    }

    /** As this loader sends it. */
    private static byte[] md5(Dialect dialect, byte[] content) {
        String md5 = Md5.of(content, 0, content.length);
        return dialect.isStub() ? HexFormat.of().parseHex(md5) : md5.getBytes(StandardCharsets.US_ASCII);
    }

    private static ScriptedLoader on(Opcode opcode, ScriptedLoader.Answer answer) {
        return new ScriptedLoader().on(opcode, answer);
    }

    /** Flips one bit in those replies, counted from 0, that are long enough. */
    private Link link(Dialect dialect, ScriptedLoader loader, IntPredicate damaged, int bit) {
        replies = 0;
        port.discardInput();
        board = request -> {
            byte[] reply = loader.apply(request);
            boolean now = reply.length > 0 && damaged.test(replies);
            replies += reply.length > 0 ? 1 : 0;
            if (now && bit / 8 < reply.length) {
                reply[bit / 8] ^= (byte) (1 << bit % 8);
            }
            return reply;
        };
        Link link = new Link(port);
        link.speak(dialect);
        return link;
    }

    private static <T> Optional<T> orFault(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (FlashException e) {
            return Optional.empty();
        }
    }

    private Deadline deadline() {
        return Deadline.after(Duration.ofMinutes(1), ticker);
    }
}

package org.nailbed.flash.espressif.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.error;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.ok;
import static org.nailbed.flash.espressif.loader.ScriptedLoader.silence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nailbed.firmware.Image;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.espressif.loader.Dialect;
import org.nailbed.flash.espressif.loader.Link;
import org.nailbed.flash.espressif.loader.Opcode;
import org.nailbed.flash.espressif.loader.ScriptedLoader;
import org.nailbed.flash.espressif.loader.ScriptedLoader.Answer;
import org.nailbed.flash.espressif.write.FramedImage.Frame;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.FakePort;
import org.nailbed.wire.HandTicker;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

/** Protocol reference, 2.3 to 2.5 and 3.2. */
class RegionWriterTest {
    private static final Image IMAGE = Image.of("app.bin", 0x10000, FramedImageTest.noise(0xC000));

    /** Where the blocks that a stub gets end, from the start of the image. */
    private static final List<Long> ENDS = blockEnds();

    private final HandTicker ticker = new HandTicker();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(5), ticker);
    private final ScriptedLoader loader = new ScriptedLoader();
    private final FakePort port = new FakePort(ticker, loader);
    private final Link link = new Link(port);
    private final List<Long> progress = new ArrayList<>();

    @Test
    void stubTakesEveryBlockOnceAndIsWaitedFor() {
        stub(ok(Dialect.STUB));

        assertThat(write()).isZero();

        assertThat(loader.opcodes()).startsWith(Opcode.FLASH_BEGIN.code()).endsWith(Opcode.FLASH_END.code());
        assertThat(sequences())
                .isEqualTo(IntStream.range(0, ENDS.size()).boxed().toList());
        assertThat(loader.requests(Opcode.FLASH_END).get(0).word(0)).as("stay").isEqualTo(1);
        assertThat(progress).isEqualTo(ENDS).endsWith(0xC000L);
    }

    @Test
    void blockIsSentAgainWhenTheStubRefusesItsChecksum() {
        stub(ok(Dialect.STUB), error(Dialect.STUB, 0xC1), error(Dialect.STUB, 0xC1), ok(Dialect.STUB));

        assertThat(write()).isEqualTo(2);

        assertThat(sequences()).startsWith(0, 1, 1, 1, 2).hasSize(ENDS.size() + 2);
    }

    @Test
    void blockThatTheStubRefusesForeverIsACorruptLink() {
        stub(ok(Dialect.STUB), error(Dialect.STUB, 0xC1));

        assertFault(FlashFault.LINK_CORRUPT, this::write)
                .hasMessageContaining("block checksum wrong (C1)")
                .hasMessageContaining(at(ENDS.get(0)));
        assertThat(sequences()).as("the first try and three more").containsExactly(0, 1, 1, 1, 1);
    }

    @Test
    void blockIsNeverSentAgainAfterATimeout() {
        stub(ok(Dialect.STUB), silence());

        assertFault(FlashFault.REPLY_TIMEOUT, this::write)
                .hasMessageContaining("no reply to FLASH_DATA")
                .hasMessageContaining(at(ENDS.get(0)));
        assertThat(sequences()).containsExactly(0, 1);
    }

    @Test
    void lateErrorOfAStubBelongsToTheBlockBefore() {
        stub(ok(Dialect.STUB), ok(Dialect.STUB), error(Dialect.STUB, 0xC4));

        assertFault(FlashFault.FLASH_WRITE_FAILED, this::write)
                .hasMessageContaining("flash operation failed (C4)")
                .hasMessageContaining(at(ENDS.get(0)));
    }

    @Test
    void errorOfTheLastBlockComesWithTheBarrier() {
        stub(ok(Dialect.STUB));
        ScriptedLoader failing = new ScriptedLoader()
                .on(Opcode.FLASH_BEGIN, ok(Dialect.STUB))
                .on(Opcode.FLASH_DATA, ok(Dialect.STUB))
                .on(Opcode.FLASH_END, error(Dialect.STUB, 0xC4));
        Link other = new Link(new FakePort(ticker, failing));
        other.speak(Dialect.STUB);

        assertFault(FlashFault.FLASH_WRITE_FAILED, () -> new RegionWriter(other, IMAGE, done -> {}).write(deadline))
                .hasMessageContaining(at(ENDS.get(ENDS.size() - 2)));
    }

    @Test
    void romIsNeverSentAnEnd() {
        rom(ok(Dialect.ROM));

        write();

        assertThat(loader.opcodes()).doesNotContain(Opcode.FLASH_END.code(), Opcode.DEFL_END.code());
        assertThat(loader.requests(Opcode.FLASH_DATA)).hasSize(0xC000 / 0x400);
    }

    @Test
    void regionStartsAnewWhenARomRefusesAChecksum() {
        rom(ok(Dialect.ROM), ok(Dialect.ROM), error(Dialect.ROM, 0x07), ok(Dialect.ROM));

        assertThat(write()).isEqualTo(1);

        assertThat(loader.requests(Opcode.FLASH_BEGIN)).hasSize(2);
        assertThat(sequences()).startsWith(0, 1, 2, 0, 1, 2, 3);
    }

    @Test
    void romThatRefusesForeverIsACorruptLink() {
        rom(ok(Dialect.ROM), error(Dialect.ROM, 0x07));

        assertFault(FlashFault.LINK_CORRUPT, this::write).hasMessageContaining("app.bin at offset 0x10000");
        assertThat(loader.requests(Opcode.FLASH_BEGIN))
                .as("the first and two more")
                .hasSize(3);
    }

    @Test
    void errorOfARomBelongsToTheBlockItself() {
        rom(ok(Dialect.ROM), error(Dialect.ROM, 0x08));

        assertFault(FlashFault.FLASH_WRITE_FAILED, this::write).hasMessageContaining("app.bin at offset 0x10400");
    }

    @Test
    void lostPortNamesTheOffsetToo() {
        stub(ok(Dialect.STUB), request -> {
            port.unplug();
            return new byte[0];
        });

        assertThatThrownBy(this::write)
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.fault()).isEqualTo(WireFault.PORT_GONE))
                .hasMessageContaining(at(ENDS.get(0)));
    }

    @Test
    void slowFlashMayTakeAsLongAsItsBlockIsLarge() {
        Image erased = Image.of("gap.bin", 0, new byte[2 << 20]);
        ScriptedLoader slow = new ScriptedLoader()
                .on(Opcode.DEFL_BEGIN, ok(Dialect.STUB))
                .on(Opcode.DEFL_DATA, ok(Dialect.STUB))
                .on(Opcode.DEFL_END, request -> {
                    ticker.turn(Duration.ofSeconds(80));
                    return ok(Dialect.STUB).to(request);
                });
        Link other = new Link(new FakePort(ticker, slow));
        other.speak(Dialect.STUB);

        assertThat(new RegionWriter(other, erased, done -> {}).write(deadline)).isZero();
    }

    /** At the rate at which a port is opened. */
    private static List<Long> blockEnds() {
        List<Long> ends = new ArrayList<>();
        long end = 0;
        for (Frame frame : FramedImages.of(IMAGE, Dialect.STUB, 115_200).frames()) {
            end += frame.flashBytes();
            ends.add(end);
        }
        return ends;
    }

    private static String at(long offset) {
        return "app.bin at offset 0x%X".formatted(IMAGE.offset() + offset);
    }

    private void stub(Answer... dataAnswers) {
        link.speak(Dialect.STUB);
        loader.on(Opcode.FLASH_BEGIN, ok(Dialect.STUB)).on(Opcode.FLASH_END, ok(Dialect.STUB));
        loader.on(Opcode.FLASH_DATA, dataAnswers);
    }

    private void rom(Answer... dataAnswers) {
        loader.on(Opcode.FLASH_BEGIN, ok(Dialect.ROM)).on(Opcode.FLASH_DATA, dataAnswers);
    }

    private int write() {
        return new RegionWriter(link, IMAGE, progress::add).write(deadline);
    }

    private List<Integer> sequences() {
        return loader.requests(Opcode.FLASH_DATA).stream()
                .map(request -> request.word(1))
                .toList();
    }

    private static AbstractThrowableAssert<?, ?> assertFault(FlashFault fault, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FlashException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }
}

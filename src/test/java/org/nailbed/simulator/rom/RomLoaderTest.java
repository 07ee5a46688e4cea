package org.nailbed.simulator.rom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.loader.Deflated;
import org.nailbed.simulator.loader.LoaderBench;
import org.nailbed.simulator.loader.Op;
import org.nailbed.simulator.loader.Parked;

/** Vectors are the protocol reference's, 8.1 and 8.2; quirks its sections 1 and 2. */
class RomLoaderTest {
    private static final String SYNC = "c00008240000000000 07071220" + "55".repeat(32) + "c0";
    private static final String READ_MAGIC = "c0000a04000000000000100040c0";

    private final LoaderBench c3 = LoaderBench.rom("esp32c3");

    @Test
    void syncIsAnsweredEightTimes() {
        assertThat(c3.feed(SYNC)).isEqualTo(Collections.nCopies(8, "010804000707122000000000"));
    }

    @Test
    void unknownCommandAfterSyncIsAnsweredEightTimesUnderTheNumberOfSync() {
        c3.feed(SYNC);
        assertThat(c3.command(0xD0)).isEqualTo(Collections.nCopies(8, "010804000707122001050000"));
    }

    @Test
    void unknownCommandIsAnsweredOnceUnderTheNumberOfTheOneBefore() {
        c3.feed(READ_MAGIC);
        assertThat(c3.command(0x55)).containsExactly("010a04006f50311b01050000");
    }

    @Test
    void registerZeroOfTheRomTellsTheChip() {
        assertThat(c3.feed(READ_MAGIC)).containsExactly("010a04006f50311b00000000");
        assertThat(LoaderBench.rom("esp32c6").feed(READ_MAGIC)).containsExactly("010a04006f80e02c00000000");
        assertThat(LoaderBench.rom("esp32").feed(READ_MAGIC)).containsExactly("010a0400831df00000000000");
    }

    @Test
    void valueOfALaterReplyIsLeftOverFromTheRegisterRead() {
        c3.feed(READ_MAGIC);
        assertThat(c3.feed("c0000d0800000000000000000000000000c0")).containsExactly("010d04006f50311b00000000");
    }

    @Test
    void securityInfoHasTwentyBytesOnC3() {
        assertThat(c3.feed("c00014000000000000c0"))
                .containsExactly("011418000000000000000000000000000000000c050000000300000000000000");
    }

    @Test
    void securityInfoHasTwelveBytesOnS2AndIsUnknownOnEsp32() {
        assertThat(LoaderBench.rom("esp32s2").feed("c00014000000000000c0"))
                .containsExactly("011410000000000000000000000000000000000000000000");
        assertThat(LoaderBench.rom("esp32").feed("c00014000000000000c0")).containsExactly("010004000000000001050000");
    }

    @Test
    void beginHasSixteenBytesOnEsp32AndTwentyLater() {
        String narrow = "c0000210000000000000500000140000000004000000000100c0";
        String wide = "c000021400000000000050000014000000000400000000010000000000c0";
        assertThat(LoaderBench.rom("esp32").feed(narrow)).containsExactly("010204000000000000000000");
        assertThat(LoaderBench.rom("esp32").feed(wide)).containsExactly("010204000000000001050000");
        assertThat(LoaderBench.rom("esp32c3").feed(wide)).containsExactly("010204000000000000000000");
        assertThat(LoaderBench.rom("esp32c3").feed(narrow)).containsExactly("010204000000000001050000");
    }

    @Test
    void badChecksumUsesUpItsSequenceNumber() {
        c3.command(Op.FLASH_BEGIN, 0x1000, 4, 0x400, 0, 0);
        byte[] block = new byte[0x400];
        assertThat(c3.feed(LoaderBench.blockFrame(Op.FLASH_DATA, 0, block, 0x12)))
                .containsExactly("010304000000000001070000");
        assertThat(c3.block(Op.FLASH_DATA, 0, block)).containsExactly("010304000000000001050000");
        assertThat(c3.block(Op.FLASH_DATA, 1, block)).containsExactly("010304000000000000050000");
    }

    @Test
    void onlyTheLowByteOfTheChecksumIsCompared() {
        c3.command(Op.FLASH_BEGIN, 0x1000, 4, 0x400, 0, 0);
        byte[] block = new byte[0x400];
        int withRubbishAbove = 0xABCDEF00 | LoaderBench.checksum(block);
        assertThat(c3.feed(LoaderBench.blockFrame(Op.FLASH_DATA, 0, block, withRubbishAbove)))
                .containsExactly("010304000000000000000000");
    }

    @Test
    void md5IsThirtyTwoCharacters() {
        byte[] text = "hello world ".repeat(4000).getBytes(StandardCharsets.US_ASCII);
        c3.flash.program(0, text, 0, text.length);
        assertThat(c3.command(Op.SPI_FLASH_MD5, 0, text.length, 0, 0))
                .containsExactly("0113240000000000" + hex("14f7cc9d2433550ae611297ce39c72ed") + "00000000");
    }

    @Test
    void reservedStatusBytesHoldWhatTheDigestLeftThere() {
        byte[] text = "hello world ".repeat(4000).getBytes(StandardCharsets.US_ASCII);
        c3.flash.program(0, text, 0, text.length);
        c3.command(Op.SPI_FLASH_MD5, 0, text.length, 0, 0);
        assertThat(c3.command(Op.SPI_ATTACH, 0, 0)).containsExactly("010d04000000000000006637");
    }

    @Test
    void baudChangeIsAnsweredFirstThenTwoDelimitersFollow() {
        c3.feed("c0000f08000000000000100e0000000000c0");
        assertThat(c3.rawSent()).isEqualTo("c0010f04000000000000000000c0" + "c0c0");
        assertThat(c3.bauds).containsExactly((int) ((40_000_000L << 4) / ((40_000_000L << 4) / 921_600)));
    }

    @Test
    void baudChangeTakesARawDividerWhenTheSecondWordSaysSo() {
        c3.command(Op.CHANGE_BAUDRATE, 0x56C, 1);
        assertThat(c3.bauds).containsExactly((int) ((40_000_000L << 4) / 0x56C));
    }

    @Test
    void slowReadOfTooMuchStillCarriesSixtyFourBytes() {
        List<String> reply = c3.command(Op.READ_FLASH_SLOW, 0, 65);
        assertThat(reply).hasSize(1);
        assertThat(reply.get(0)).startsWith("010e4400").endsWith("010a0000").hasSize(2 * (8 + 0x44));
    }

    @Test
    void flashIsTakenForTwoMegabytesUntilItsSizeIsTold() {
        assertThat(c3.command(Op.FLASH_BEGIN, 0x1000, 4, 0x400, 0x200000, 0)).containsExactly(failed("02", "06"));
        assertThat(c3.feed("c0000b1800000000000000000000004000000001000010000000010000ffff0000c0"))
                .singleElement()
                .asString()
                .startsWith("010b04000000000000");
        assertThat(c3.command(Op.FLASH_BEGIN, 0x1000, 4, 0x400, 0x200000, 0))
                .singleElement()
                .asString()
                .startsWith("010204000000000000");
    }

    @Test
    void wholeRegionIsErasedBeforeBeginIsAnswered() {
        c3.flash.program(0x10000, new byte[0x40000], 0, 0x40000);
        c3.command(Op.FLASH_BEGIN, 0x30000, 0xC0, 0x400, 0x10000, 0);
        long expected = 16 * 45_000_000L + 150_000_000L + 16 * 45_000_000L;
        assertThat(c3.sentAt).containsExactly(expected);
        assertThat(c3.flash.isBlank(0x10000, 0x30000)).isTrue();
        assertThat(c3.flash.isBlank(0x40000, 1)).isFalse();
    }

    @Test
    void blockThatDoesNotReadBackIsReported() {
        c3.command(Op.FLASH_BEGIN, 0x1000, 4, 0x400, 0, 0);
        c3.flash.program(0, new byte[0x400], 0, 0x400);
        byte[] ones = new byte[0x400];
        ones[0] = 1;
        assertThat(c3.block(Op.FLASH_DATA, 0, ones)).containsExactly(failed("03", "08"));
    }

    @Test
    void dataWithoutBeginIsRefused() {
        assertThat(c3.block(Op.FLASH_DATA, 0, new byte[4])).containsExactly(failed("03", "05"));
    }

    @Test
    void blockBiggerThanAnnouncedOrOddIsRefused() {
        c3.command(Op.FLASH_BEGIN, 0x1000, 4, 0x400, 0, 0);
        assertThat(c3.block(Op.FLASH_DATA, 0, new byte[0x404])).containsExactly(failed("03", "05"));
        assertThat(c3.block(Op.FLASH_DATA, 0, new byte[0x3FE])).containsExactly(failed("03", "05"));
    }

    @Test
    void deflatedStreamIsUnpackedIntoFlash() {
        byte[] content = Deflated.content(100_000);
        byte[] packed = Deflated.pack(content);
        int blocks = Deflated.count(packed, 0x400);
        c3.command(Op.DEFL_BEGIN, 100_352, blocks, 0x400, 0x10000, 0);
        for (int i = 0; i < blocks; i++) {
            assertThat(c3.block(Op.DEFL_DATA, i, Deflated.part(packed, i, 0x400)))
                    .containsExactly("011104000000000000000000");
        }
        assertThat(c3.flash.read(0x10000, content.length)).isEqualTo(content);
        assertThat(c3.command(Op.DEFL_END, 1)).containsExactly("011204000000000000000000");
        assertThat(c3.restarted).isFalse();
    }

    @Test
    void brokenStreamAndWrongAdlerHaveTheirOwnCodes() {
        c3.command(Op.DEFL_BEGIN, 0x400, 1, 0x400, 0, 0);
        assertThat(c3.block(Op.DEFL_DATA, 0, new byte[64])).containsExactly("0111040000000000010b0000");
        byte[] packed = Deflated.pack(Deflated.content(500));
        packed[packed.length - 1] ^= 1;
        c3.command(Op.DEFL_BEGIN, 0x400, 1, 0x400, 0, 0);
        assertThat(c3.block(Op.DEFL_DATA, 0, packed)).containsExactly("0111040000000000010c0000");
    }

    @Test
    void flashEndLeavesTheLoaderEvenWhenTotalsAreWrong() {
        c3.command(Op.FLASH_BEGIN, 0x1000, 4, 0x400, 0, 0);
        assertThat(c3.command(Op.FLASH_END, 0)).containsExactly(failed("04", "06"));
        assertThat(c3.rawSent()).endsWith("c0c0c0");
        assertThat(c3.restarted).isTrue();
    }

    @Test
    void directionByteOtherThanZeroIsRefused() {
        c3.feed(READ_MAGIC);
        assertThat(c3.feed("c0010a04000000000000100040c0")).containsExactly("010a04006f50311b01050000");
    }

    @Test
    void sizeFieldIsBelievedWhateverWasReceived() {
        c3.feed(READ_MAGIC);
        String longerThanSent = "c0000d0800000000 00c0";
        assertThat(c3.feed(longerThanSent)).containsExactly("010d04006f50311b00000000");
    }

    @Test
    void nothingIsHeardBeforeTheFirstSync() {
        LoaderBench fresh = LoaderBench.freshRom("esp32c3");
        assertThat(fresh.program.measuresBaud()).isTrue();
        assertThat(fresh.feed(READ_MAGIC)).isEmpty();
        assertThat(fresh.feed(SYNC)).hasSize(8);
        assertThat(fresh.program.measuresBaud()).isFalse();
        assertThat(fresh.feed(READ_MAGIC)).hasSize(1);
    }

    @Test
    void secureDownloadModeRefusesDeflateDigestsAndRegisters() {
        c3.mischief.order(Optional.of(new BoardFault.SecureDownloadMode()));
        assertThat(c3.feed("c00014000000000000c0"))
                .singleElement()
                .asString()
                .startsWith("01141800 00000000 04".replace(" ", ""));
        assertThat(c3.command(Op.SPI_FLASH_MD5, 0, 16, 0, 0)).containsExactly("011404000000000001050000");
        assertThat(c3.command(Op.DEFL_BEGIN, 0x400, 1, 0x400, 0, 0)).containsExactly("011404000000000001050000");
        assertThat(c3.feed(READ_MAGIC)).containsExactly("011404000000000001050000");
        assertThat(c3.command(Op.MEM_BEGIN, 4, 1, 0x1800, 0x40380000)).containsExactly("011404000000000001050000");
        assertThat(c3.command(Op.FLASH_BEGIN, 0x1000, 4, 0x400, 0, 0))
                .singleElement()
                .asString()
                .startsWith("010204000000000000");
    }

    @Test
    void encryptedWriteIsRefusedWithItsOwnCode() {
        assertThat(c3.command(Op.FLASH_BEGIN, 0x5000, 0x14, 0x400, 0x10000, 1)).containsExactly(failed("02", "64"));
    }

    @Test
    void flashIdIsReadThroughTheSpiRegisters() {
        int spi = 0x60002000;
        c3.command(Op.WRITE_REG, spi + 0x28, 23, -1, 0);
        c3.command(Op.WRITE_REG, spi + 0x18, 1 << 31 | 1 << 28, -1, 0);
        c3.command(Op.WRITE_REG, spi + 0x20, 7 << 28 | 0x9F, -1, 0);
        c3.command(Op.WRITE_REG, spi + 0x58, 0, -1, 0);
        c3.command(Op.WRITE_REG, spi, 1 << 18, -1, 0);
        assertThat(c3.command(Op.READ_REG, spi)).containsExactly("010a04000000000000000000");
        assertThat(c3.command(Op.READ_REG, spi + 0x58)).containsExactly("010a0400ef40160000000000");
    }

    @Test
    void registerWriteChangesOnlyTheBitsOfItsMask() {
        c3.command(Op.WRITE_REG, 0x60008000, 0x12345678, -1, 0);
        c3.command(Op.WRITE_REG, 0x60008000, 0xFFFFFFFF, 0x0000FF00, 0);
        assertThat(c3.command(Op.READ_REG, 0x60008000)).containsExactly("010a040078ff341200000000");
    }

    @Test
    void ramUploadThatIsNoStubHangsTheChip() {
        c3.command(Op.MEM_BEGIN, 4, 1, 0x1800, 0x40380000);
        c3.block(Op.MEM_DATA, 0, new byte[4]);
        assertThat(c3.command(Op.MEM_END, 0, 0x40380E9A)).containsExactly("010604000000000000000000");
        assertThat(c3.program).isInstanceOf(Parked.class);
    }

    @Test
    void bytesBeyondTheRingAreLostWhileTheRomIsAtWork() {
        String begin = LoaderBench.frame(Op.FLASH_BEGIN, 0, LoaderBench.wordsOf(0x1000, 4, 0x400, 0, 0));
        String dataThatComesTooEarly =
                LoaderBench.blockFrame(Op.FLASH_DATA, 0, new byte[0x400], LoaderBench.checksum(new byte[0x400]));
        byte[] first = HexFormat.of().parseHex(begin);
        c3.program.receive(first, 0, first.length, 0);
        for (int i = 0; i < 3; i++) {
            byte[] more = HexFormat.of().parseHex(dataThatComesTooEarly);
            c3.program.receive(more, 0, more.length, 1);
        }
        c3.settle();
        assertThat(c3.frames()).hasSize(2);
    }

    private static String failed(String op, String error) {
        return "01" + op + "04000000000001" + error + "0000";
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}

package org.nailbed.simulator.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.loader.Deflated;
import org.nailbed.simulator.loader.LoaderBench;
import org.nailbed.simulator.loader.Op;
import org.nailbed.simulator.memory.NorFlash;

/** Vectors are the protocol reference's, 8.1 and 8.2; quirks its section 3. */
class StubLoaderTest {
    private static final String SYNC = "c00008240000000000 07071220" + "55".repeat(32) + "c0";
    private static final String READ_MAGIC = "c0000a04000000000000100040c0";
    private static final String READ_MAGIC_REPLY = "010a02006f50311b0000";
    private static final String ACK = "01030200000000000000";
    private static final String DEFLATE_ACK = "01110200000000000000";
    private static final int BLOCK = 0x4000;

    private final LoaderBench c3 = LoaderBench.stub("esp32c3");

    @Test
    void greetsTenMillisecondsAfterTheJump() {
        LoaderBench fresh = LoaderBench.rom("esp32c3");
        fresh.now = 5;
        fresh.start(new StubLoader(fresh, fresh.now));
        assertThat(fresh.rawSent()).isEqualTo("c04f484149c0");
        assertThat(fresh.sentAt).containsExactly(10_000_005L);
    }

    @Test
    void syncIsAnsweredEightTimesWithValueZero() {
        assertThat(c3.feed(SYNC)).isEqualTo(Collections.nCopies(8, "01080200000000000000"));
    }

    @Test
    void syncOfAnotherLengthIsRefused() {
        assertThat(c3.command(Op.SYNC, 0x20120707)).containsExactly("0108020000000000c000");
    }

    @Test
    void registerReadHasTwoStatusBytesAndNextValueIsZero() {
        assertThat(c3.feed(READ_MAGIC)).containsExactly(READ_MAGIC_REPLY);
        assertThat(c3.feed("c0000d04000000000000000000c0")).containsExactly("010d0200000000000000");
    }

    @Test
    void securityInfoHasTwentyBytesOnC3AndIsUnknownOnEsp32() {
        assertThat(c3.feed("c00014000000000000c0"))
                .containsExactly("011416000000000000000000000000000000000c05000000030000000000");
        assertThat(LoaderBench.stub("esp32").feed("c00014000000000000c0")).containsExactly("0114020000000000c300");
    }

    @Test
    void unknownCommandIsInvalidUnlessItIsThePluginsOnS3() {
        assertThat(c3.command(0x55)).containsExactly("0155020000000000c300");
        assertThat(c3.command(0xD5)).containsExactly("01d5020000000000c300");
        assertThat(LoaderBench.stub("esp32s3").command(0xD5)).containsExactly("01d5020000000000ff00");
    }

    @Test
    void dataWithoutSessionAndEndTooEarlyHaveTheirOwnCodes() {
        assertThat(c3.block(Op.FLASH_DATA, 0, new byte[16])).containsExactly("0103020000000000c600");
        c3.command(Op.FLASH_BEGIN, 0x5000, 2, BLOCK, 0x10000, 0);
        assertThat(c3.command(Op.FLASH_END, 1)).containsExactly("0104020000000000c000");
    }

    @Test
    void beginTakesSixteenOrTwentyBytes() {
        assertThat(c3.command(Op.FLASH_BEGIN, 0x1000, 1, BLOCK, 0)).containsExactly("01020200000000000000");
        assertThat(c3.command(Op.FLASH_BEGIN, 0x1000, 1, BLOCK, 0, 0)).containsExactly("01020200000000000000");
        assertThat(c3.command(Op.FLASH_BEGIN, 0x1000, 1, BLOCK)).containsExactly("0102020000000000c000");
    }

    @Test
    void badChecksumIsToldAndTheSameBlockMayComeAgain() {
        c3.command(Op.FLASH_BEGIN, 0x1000, 1, BLOCK, 0, 0);
        byte[] block = Deflated.content(0x1000);
        int right = LoaderBench.checksum(block);
        assertThat(c3.feed(LoaderBench.blockFrame(Op.FLASH_DATA, 0, block, right ^ 1)))
                .containsExactly("0103020000000000c100");
        assertThat(c3.feed(LoaderBench.blockFrame(Op.FLASH_DATA, 0, block, right | 0x100)))
                .containsExactly("0103020000000000c100");
        assertThat(c3.block(Op.FLASH_DATA, 0, block)).containsExactly(ACK);
        assertThat(c3.flash.read(0, 0x1000)).isEqualTo(block);
    }

    @Test
    void blockIsAcknowledgedBeforeItIsWritten() {
        c3.flash.program(0, new byte[BLOCK], 0, BLOCK);
        c3.command(Op.FLASH_BEGIN, BLOCK, 1, BLOCK, 0, 0);
        long begun = c3.now;
        c3.block(Op.FLASH_DATA, 0, Deflated.content(BLOCK));
        assertThat(c3.sentAt).containsExactly(begun);
        c3.feed(READ_MAGIC);
        long fourErases = 4 * 45_000_000L;
        long programming = BLOCK / NorFlash.PAGE_BYTES * 400_000L;
        assertThat(c3.sentAt).containsExactly(begun + fourErases + programming);
    }

    @Test
    void onlyOneFrameWaitsWhileABlockIsWritten() {
        c3.flash.program(0, new byte[BLOCK], 0, BLOCK);
        c3.command(Op.FLASH_BEGIN, BLOCK, 1, BLOCK, 0, 0);
        c3.block(Op.FLASH_DATA, 0, Deflated.content(BLOCK));
        assertThat(c3.feed(READ_MAGIC + READ_MAGIC + READ_MAGIC)).containsExactly(READ_MAGIC_REPLY);
    }

    @Test
    void failedWriteIsToldToTheNextCommandWhichIsNotExecuted() {
        c3.command(Op.DEFL_BEGIN, 0x1000, 1, BLOCK, 0, 0);
        assertThat(c3.block(Op.DEFL_DATA, 0, new byte[64])).containsExactly(DEFLATE_ACK);
        assertThat(c3.feed(READ_MAGIC)).containsExactly("010a020000000000c700");
        assertThat(c3.feed(READ_MAGIC)).containsExactly(READ_MAGIC_REPLY);
        assertThat(c3.command(Op.DEFL_END, 1)).containsExactly("0112020000000000c000");
    }

    @Test
    void deferredErrorSwallowsEvenASync() {
        c3.command(Op.DEFL_BEGIN, 0x1000, 1, BLOCK, 0, 0);
        c3.block(Op.DEFL_DATA, 0, new byte[64]);
        assertThat(c3.feed(SYNC)).containsExactly("0108020000000000c700");
        assertThat(c3.feed(SYNC)).hasSize(8);
    }

    @Test
    void wrongAdlerIsToldToTheNextCommand() {
        byte[] packed = Deflated.pack(Deflated.content(0x1000));
        packed[packed.length - 1] ^= 1;
        c3.command(Op.DEFL_BEGIN, 0x1000, 1, BLOCK, 0, 0);
        assertThat(c3.block(Op.DEFL_DATA, 0, packed)).containsExactly(DEFLATE_ACK);
        assertThat(c3.feed(READ_MAGIC)).containsExactly("010a020000000000c700");
    }

    @Test
    void sequenceNumbersAreNotLookedAtAndADuplicateIsWrittenAgain() {
        byte[] block = Deflated.content(0x1000);
        c3.command(Op.FLASH_BEGIN, 0x3000, 3, 0x1000, 0, 0);
        assertThat(c3.block(Op.FLASH_DATA, 7, block)).containsExactly(ACK);
        assertThat(c3.block(Op.FLASH_DATA, 7, block)).containsExactly(ACK);
        assertThat(c3.flash.read(0x1000, 0x1000)).isEqualTo(block);
    }

    @Test
    void plainDataBeyondTheTotalIsTrimmed() {
        c3.command(Op.FLASH_BEGIN, 0x800, 1, 0x1000, 0, 0);
        c3.block(Op.FLASH_DATA, 0, new byte[0x1000]);
        assertThat(c3.command(Op.FLASH_END, 1)).containsExactly("01040200000000000000");
        assertThat(c3.flash.isBlank(0x800, 0x800)).isTrue();
    }

    @Test
    void deflatedDataBeyondTheTotalIsWrittenAndEndComplains() {
        byte[] content = Deflated.content(0x1000);
        c3.command(Op.DEFL_BEGIN, 0x800, 1, BLOCK, 0, 0);
        c3.block(Op.DEFL_DATA, 0, Deflated.pack(content));
        assertThat(c3.command(Op.DEFL_END, 1)).containsExactly("0112020000000000c000");
        assertThat(c3.flash.read(0, 0x1000)).isEqualTo(content);
    }

    @Test
    void deflatedStreamOverManyBlocksEndsInFlash() {
        byte[] content = Deflated.content(200_000);
        byte[] packed = Deflated.pack(content);
        c3.flash.program(0x10000, new byte[0x20000], 0, 0x20000);
        int blocks = Deflated.count(packed, BLOCK);
        c3.command(Op.DEFL_BEGIN, content.length, blocks, BLOCK, 0x10000);
        for (int i = 0; i < blocks; i++) {
            assertThat(c3.block(Op.DEFL_DATA, i, Deflated.part(packed, i, BLOCK)))
                    .containsExactly(DEFLATE_ACK);
        }
        assertThat(c3.command(Op.DEFL_END, 0)).containsExactly("01120200000000000000");
        assertThat(c3.restarted).isFalse();
        assertThat(c3.flash.read(0x10000, content.length)).isEqualTo(content);
    }

    @Test
    void wrongLengthsInDataFramesHaveTheirOwnCodes() {
        c3.command(Op.FLASH_BEGIN, 0x1000, 1, BLOCK, 0, 0);
        assertThat(c3.command(Op.FLASH_DATA, 4)).containsExactly("0103020000000000c800");
        assertThat(c3.command(Op.DEFL_DATA, 4)).containsExactly("0111020000000000c000");
        assertThat(c3.command(Op.FLASH_DATA, 8, 0, 0, 0, 0)).containsExactly("0103020000000000c900");
    }

    @Test
    void sizeFieldThatDiffersFromThePayloadIsRefused() {
        assertThat(c3.feed("c0000a08000000000000100040c0")).containsExactly("010a020000000000c000");
        assertThat(c3.feed("c0000308000000000000100040c0")).containsExactly("0103020000000000c900");
    }

    @Test
    void directionByteOtherThanZeroIsRefused() {
        assertThat(c3.feed("c0010a04000000000000100040c0")).containsExactly("010a020000000000c300");
    }

    @Test
    void strayDelimiterTurnsFramesIntoGapsUntilAnotherOneComes() {
        assertThat(c3.feed("c0")).isEmpty();
        assertThat(c3.feed(READ_MAGIC)).isEmpty();
        assertThat(c3.feed(READ_MAGIC)).isEmpty();
        c3.feed("c0");
        assertThat(c3.feed(READ_MAGIC)).containsExactly(READ_MAGIC_REPLY);
    }

    @Test
    void md5IsSixteenRawBytes() {
        byte[] text = "hello world ".repeat(4000).getBytes(StandardCharsets.US_ASCII);
        c3.flash.program(0, text, 0, text.length);
        assertThat(c3.command(Op.SPI_FLASH_MD5, 0, text.length, 0, 0))
                .containsExactly("011312000000000014f7cc9d2433550ae611297ce39c72ed0000");
        assertThat(c3.command(Op.SPI_FLASH_MD5, 0, 0, 0, 0))
                .containsExactly("0113120000000000d41d8cd98f00b204e9800998ecf8427e0000");
    }

    @Test
    void readFlashSendsPacketsOneByOneThenTheDigest() {
        assertThat(c3.feed("c000d210000000000000000000002000000010000040000000c0"))
                .containsExactly("01d20200000000000000", "ff".repeat(4096));
        assertThat(c3.feed("c000100000c0")).containsExactly("ff".repeat(4096));
        assertThat(c3.feed("c000200000c0")).containsExactly("84d04c9d6cc8ef35bf825d51a5277699");
        assertThat(c3.feed(READ_MAGIC)).containsExactly(READ_MAGIC_REPLY);
    }

    @Test
    void readFlashWithTooBigPacketsIsRefusedToTheNextCommand() {
        assertThat(c3.command(Op.READ_FLASH, 0, 0x2000, 0x2000, 64)).containsExactly("01d20200000000000000");
        assertThat(c3.feed(READ_MAGIC)).containsExactly("010a020000000000c000");
    }

    @Test
    void eraseRegionWantsWholeSectors() {
        c3.flash.program(0x9000, new byte[0x6000], 0, 0x6000);
        assertThat(c3.command(Op.ERASE_REGION, 0x9000, 0x800)).containsExactly("01d1020000000000c000");
        assertThat(c3.feed("c000d10800000000000090000000600000c0")).containsExactly("01d10200000000000000");
        assertThat(c3.flash.isBlank(0x9000, 0x6000)).isTrue();
    }

    @Test
    void eraseFlashIsAnsweredWhenTheChipIsBlank() {
        c3.flash.program(0x100000, new byte[4], 0, 4);
        long begun = c3.now;
        assertThat(c3.feed("c000d0000000000000c0")).containsExactly("01d00200000000000000");
        assertThat(c3.sentAt).containsExactly(begun + 64 * 150_000_000L);
        assertThat(c3.flash.isBlank(0, LoaderBench.FLASH_BYTES)).isTrue();
    }

    @Test
    void baudChangeIsAnsweredAndNothingFollows() {
        c3.feed("c0000f08000000000000100e0000c20100c0");
        assertThat(c3.rawSent()).isEqualTo("c0010f0200000000000000c0");
        assertThat(c3.bauds).containsExactly(921_600);
    }

    @Test
    void runUserCodeIsSilent() {
        assertThat(c3.command(Op.RUN_USER_CODE)).isEmpty();
    }

    @Test
    void registerWriteOfAnyOtherLengthThanWholeEntriesIsRefused() {
        assertThat(c3.command(Op.WRITE_REG)).containsExactly("0109020000000000c800");
        assertThat(c3.command(Op.WRITE_REG, 0x60008000, 1, -1)).containsExactly("0109020000000000c800");
    }

    @Test
    void deadFlashFailsAtBegin() {
        c3.flash.setDead(true);
        assertThat(c3.command(Op.FLASH_BEGIN, 0x1000, 1, BLOCK, 0, 0)).containsExactly("0102020000000000c400");
    }

    @Test
    void flashThatDiesInBetweenIsToldToTheNextCommand() {
        c3.command(Op.FLASH_BEGIN, 0x2000, 2, 0x1000, 0, 0);
        c3.flash.setDead(true);
        assertThat(c3.block(Op.FLASH_DATA, 0, new byte[0x1000])).containsExactly(ACK);
        assertThat(c3.block(Op.FLASH_DATA, 1, new byte[0x1000])).containsExactly("0103020000000000c400");
    }

    @Test
    void orderedChecksumFaultDamagesSoManyBlocksAndNoMore() {
        c3.mischief.order(Optional.of(new BoardFault.BadChecksum(2)));
        c3.command(Op.FLASH_BEGIN, 0x1000, 1, BLOCK, 0, 0);
        List<String> replies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            replies.addAll(c3.block(Op.FLASH_DATA, 0, new byte[0x1000]));
        }
        assertThat(replies).containsExactly("0103020000000000c100", "0103020000000000c100", ACK);
    }

    @Test
    void orderedDigestFaultReportsAnotherDigest() {
        c3.mischief.order(Optional.of(new BoardFault.WrongMd5()));
        assertThat(c3.command(Op.SPI_FLASH_MD5, 0, 0, 0, 0))
                .singleElement()
                .isNotEqualTo("0113120000000000d41d8cd98f00b204e9800998ecf8427e0000")
                .asString()
                .hasSize(2 * 26);
    }

    @Test
    void blankFlashIsNotErased() {
        long begun = c3.now;
        c3.command(Op.FLASH_BEGIN, BLOCK, 1, BLOCK, 0, 0);
        c3.block(Op.FLASH_DATA, 0, Deflated.content(BLOCK));
        c3.feed(READ_MAGIC);
        long lookingAtFourSectors = 4 * 4096 * 100L;
        long programming = BLOCK / NorFlash.PAGE_BYTES * 400_000L;
        assertThat(c3.sentAt).containsExactly(begun + lookingAtFourSectors + programming);
    }

    @Test
    void everythingAfterTheFirstDirtySectorIsErasedInBlocksWhereTheyFit() {
        c3.flash.program(0x10000, new byte[1], 0, 1);
        EraseAhead erase = new EraseAhead(c3.flash, 0x10000, 0x21000);
        assertThat(erase.reach(0x10000 + 0x21000)).isEqualTo(2 * 150_000_000L + 45_000_000L);
    }

    @Test
    void framesArriveWholeInWhateverPieces() {
        byte[] wire = HexFormat.of().parseHex((READ_MAGIC + SYNC + READ_MAGIC).replace(" ", ""));
        for (int size = 1; size < wire.length; size++) {
            LoaderBench bench = LoaderBench.stub("esp32c3");
            for (int at = 0; at < wire.length; at += size) {
                byte[] piece = Arrays.copyOfRange(wire, at, Math.min(wire.length, at + size));
                bench.program.receive(piece, 0, piece.length, bench.now);
            }
            assertThat(bench.frames()).as("pieces of %d", size).hasSize(10);
        }
    }
}

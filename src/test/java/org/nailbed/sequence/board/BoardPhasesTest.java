package org.nailbed.sequence.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.flash.BootLog;
import org.nailbed.flash.BootLog.Application;
import org.nailbed.flash.Extent;
import org.nailbed.flash.RegionDigest;
import org.nailbed.flash.WriteMode;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.FakeProgrammer;
import org.nailbed.sequence.FakeProgrammer.Call;
import org.nailbed.sequence.FakeWork;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.board.SecurityExpectation.Lock;
import org.nailbed.sequence.board.SecurityExpectation.Named;

class BoardPhasesTest {
    private final FakeProgrammer board = new FakeProgrammer();
    private final FakeWork work = new FakeWork(board, BoardRecipe.RECIPE);

    @Test
    void boardOfTheProductIsIdentified() {
        assertThat(work.run(new Identify())).isEmpty();

        assertThat(work.measured())
                .containsEntry("chip", "ESP32")
                .containsEntry("revision", "v3.1")
                .containsEntry("mac", FakeProgrammer.MAC);
        assertThat(work.unset()).isEmpty();
        assertThat(work.dut().mac()).contains(FakeProgrammer.MAC);
    }

    @ParameterizedTest
    @CsvSource({"302, 399, v3.2 to v3.99", "0, 300, v0.0 to v3.0"})
    void otherRevisionThanTheProductNamesIsRefused(int min, int max, String range) {
        Identify identify =
                new Identify(Optional.of(new Identify.Revisions(min, max)), Optional.empty(), SecurityExpectation.OPEN);

        assertThat(work.run(identify))
                .contains(new Fault(
                        FaultCode.WRONG_REVISION,
                        "Board 24:0a:c4:de:ad:be is an ESP32 of revision v3.1, the product names " + range + "."));
    }

    @Test
    void endsOfTheRangeOfRevisionsAreInIt() {
        assertThat(work.run(new Identify(
                        Optional.of(new Identify.Revisions(301, 301)), Optional.empty(), SecurityExpectation.OPEN)))
                .isEmpty();
    }

    @Test
    void smallerFlashThanTheProductNamesIsRefused() {
        Identify identify = new Identify(Optional.empty(), Optional.of(8 << 20), SecurityExpectation.OPEN);

        assertThat(work.run(identify))
                .contains(new Fault(
                        FaultCode.FLASH_TOO_SMALL,
                        "Board 24:0a:c4:de:ad:be has 4194304 bytes of flash, the product names 8388608."));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, OPEN, -",
                "secure boot on, OPEN, 'has secure boot on, expected an open board'",
                "secure boot on, ANY, -",
                "secure boot on, BOOT_ON, -",
                "-, BOOT_ON, 'has nothing locked, expected secure boot on'",
                "secure boot on, ENCRYPTION_OFF, -",
                "flash encryption on, ENCRYPTION_OFF, 'has flash encryption on, expected flash encryption off'",
                "flash encryption on, BOOT_ON, 'has flash encryption on, expected secure boot on'"
            })
    void locksAreComparedWithWhatIsExpected(String fact, String expected, String fault) {
        secure(Optional.ofNullable(fact).map(List::of).orElse(List.of()));
        SecurityExpectation security = switch (expected) {
            case "OPEN" -> SecurityExpectation.OPEN;
            case "ANY" -> SecurityExpectation.ANY;
            case "BOOT_ON" -> new Named(Lock.ON, Lock.ANY);
            default -> new Named(Lock.ANY, Lock.OFF);
        };

        Optional<Fault> seen = work.run(new Identify(Optional.empty(), Optional.empty(), security));

        assertThat(seen.map(Fault::message))
                .isEqualTo(Optional.ofNullable(fault).map(text -> "Board 24:0a:c4:de:ad:be " + text + "."));
    }

    @Test
    void setIsWrittenAsAskedForAndProven() {
        assertThat(work.run(new Flash("test", WriteMode.ALL))).isEmpty();

        assertThat(board.written).containsExactly(BoardRecipe.TEST);
        assertThat(board.modes).containsExactly(WriteMode.ALL);
        assertThat(board.calls).containsExactly(Call.WRITE, Call.VERIFY);
        assertThat(work.measured())
                .containsKeys("duration", "bytes", "unchanged-bytes", "wire-bytes", "baud", "resent-blocks")
                .containsKey("md5-0x10000");
        assertThat(work.unset()).isEmpty();
    }

    @Test
    void digestThatDiffersIsSeenEvenWhenTheProgrammerDoesNotSay() {
        board.digests = Optional.of(List.of(new RegionDigest("probe.bin", 0x10000, 4, "00")));

        for (PhaseKind kind : List.of(new Flash("test"), new Verify("test"))) {
            assertThat(work.run(kind).map(Fault::code)).as(kind.word()).contains(FaultCode.DIGEST_MISMATCH);
        }
    }

    @Test
    void regionThatWasNotDigestedIsMissed() {
        board.digests = Optional.of(List.of());

        work.run(new Verify("test"));

        assertThat(work.unset()).containsExactly("md5-0x10000");
    }

    @Test
    void wholeChipIsErased() {
        assertThat(work.run(Erase.wholeChip())).isEmpty();

        assertThat(board.erased).containsExactly(new Extent(0, 4 << 20));
        assertThat(work.measured()).containsOnlyKeys("duration");
    }

    @Test
    void partitionsAndExtentsAreErasedInTheirOrder() {
        Place spare = new Place.At(new Extent(0x200000, 0x2000));

        assertThat(work.run(new Erase(List.of(new Place.Named("nvs"), spare), Recipe.MAIN)))
                .isEmpty();

        assertThat(board.erased).containsExactly(new Extent(0x9000, 0x6000), new Extent(0x200000, 0x2000));
        assertThat(work.measured()).containsEntry("bytes", "32768");
        assertThat(work.unset()).isEmpty();
    }

    @Test
    void partitionThatTheSetDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> work.run(new Erase(List.of(new Place.Named("NVS")), Recipe.MAIN)))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.FIRMWARE_INVALID))
                .hasMessageContaining("Partition 'NVS' is wanted, the firmware set has 'nvs', 'phy_init', 'factory'");
        assertThatThrownBy(() -> work.run(new Erase(List.of(new Place.Named("nvs")), "test")))
                .hasMessageContaining("no partition table");
        assertThat(board.calls).isEmpty();
        assertThat(new Place.Named("NVS").faultIn(BoardRecipe.MAIN)).isPresent();
        assertThat(new Place.Named("nvs").faultIn(BoardRecipe.MAIN)).isEmpty();
        assertThat(new Erase(List.of(new Place.Named("NVS")), Recipe.MAIN).expected(BoardRecipe.RECIPE, 1))
                .as("who reckons the progress is not the one to complain")
                .isPositive();
    }

    @Test
    void extentOffASectorIsRefusedWhenTheProductIsMade() {
        assertThatThrownBy(() -> new Place.At(new Extent(0x9001, 0x1000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiples of 0x1000");
    }

    @Test
    void applicationThatStartsIsTheOneOfTheSet() {
        assertThat(work.run(new Boot())).isEmpty();

        assertThat(work.measured())
                .containsEntry("application", "blink 1.0")
                .containsEntry("version", "1.0")
                .containsEntry("reset-reason", "POWERON_RESET");
        assertThat(work.attached("phase.log")).contains("rst:0x1");
    }

    @ParameterizedTest
    @CsvSource({"blink, 0.9, 'blink 0.9', 'blink 1.0'", "probe, 1.0, 'probe 1.0', 'blink 1.0'"})
    void otherApplicationThanTheSetsIsSeen(String project, String version, String seen, String expected) {
        starts(project, version);

        assertThat(work.run(new Boot()))
                .contains(new Fault(
                        FaultCode.WRONG_VERSION, "The boot log names '%s', expected '%s'.".formatted(seen, expected)));
        assertThat(work.measured()).containsEntry("version", version);
    }

    @Test
    void versionThatTheProductNamesCountsInsteadOfTheSets() {
        starts("blink", "1.0-SN7");
        work.named("SN7");
        Boot boot = new Boot(Recipe.MAIN, Optional.of(Template.of("1.0-{serial-number}")));

        assertThat(work.run(boot)).isEmpty();

        work.named("SN8");
        assertThat(work.run(boot).map(Fault::message))
                .contains("The boot log names 'blink 1.0-SN7', expected 'blink 1.0-SN8'.");
    }

    @Test
    void bootLogWithoutAnApplicationIsNoBoot() {
        board.bootLog = new BootLog("noise", Optional.empty(), Optional.empty());

        assertThat(work.run(new Boot()).map(Fault::code)).contains(FaultCode.BOOT_NOT_SEEN);
        assertThat(work.unset()).containsExactly("application", "version");
    }

    @Test
    void secretsOfTheUnitAreMaskedInTheBootLog() {
        work.data().putSecret("data.pin", "1234-5678");
        board.bootLog =
                new BootLog("pin is 1234-5678\n", Optional.empty(), Optional.of(new Application("blink", "1.0")));

        work.run(new Boot());

        assertThat(work.attached("phase.log")).isEqualTo("pin is ***\n");
    }

    @Test
    void durationsAreReckonedFromWhatIsMoved() {
        Duration slow = new Flash().expected(BoardRecipe.RECIPE, 9_600);

        assertThat(slow).isGreaterThan(new Flash().expected(BoardRecipe.RECIPE, 921_600));
        assertThat(new Erase(List.of(new Place.Named("nvs")), Recipe.MAIN).expected(BoardRecipe.RECIPE, 1))
                .isEqualTo(Duration.ofMillis(6 * 45));
    }

    private void starts(String project, String version) {
        board.bootLog = new BootLog("log", Optional.of("POWERON"), Optional.of(new Application(project, version)));
    }

    private void secure(List<String> facts) {
        BoardIdentity old = board.identity;
        board.identity = new BoardIdentity(
                old.chip(),
                old.mac(),
                old.eui64(),
                old.revision(),
                old.features(),
                old.crystalMhz(),
                old.flashId(),
                old.flashSizeBytes(),
                facts);
    }
}

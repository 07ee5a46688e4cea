package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nailbed.ledger.DatabaseAddress;
import org.nailbed.ledger.TestRuns;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.Template;
import org.nailbed.station.Product;
import org.nailbed.station.SerialNumberRule;
import org.nailbed.station.SerialNumberRule.FromMac;
import org.nailbed.station.config.StationConfig.Approval;

/** Serial numbers that a station gives to its boards, on a real database: each once, whatever happens. */
class GivenSerialNumbersIT extends InterlockBench {

    @Test
    @Timeout(60)
    void aNumberOfARangeIsGivenOnceAlsoWhenTheStationIsKilledInTheMiddle() throws IOException, InterruptedException {
        String range = "R" + UNITS.incrementAndGet();
        List<String> macs = List.of(TestRuns.newMac(), TestRuns.newMac());
        Process dying = launch(range, macs);
        List<String> said = dying.inputReader()
                .lines()
                .takeWhile(line -> !line.equals("writing"))
                .toList();
        assertThat(dying.isAlive()).as(String.join("\n", said)).isTrue();
        dying.destroyForcibly().waitFor();

        TestStation next = open(DyingLine.NAME, Approval.AUTOMATIC, DyingLine.ranged(range, 10));
        board(next, 1, macs.get(1));
        next.station.start(1);
        next.station.start(2);
        next.assertPassed(1);
        next.assertPassed(2);
        assertThat(serialNumber(next, 1)).as("the same board keeps its number").isEqualTo(range + "-02");
        assertThat(serialNumber(next, 2)).isEqualTo(range + "-03");
        assertThat(bookings(range + "-01")).hasSize(1);
    }

    private static Process launch(String range, List<String> macs) throws IOException {
        DatabaseAddress address = database.owner();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingLine.class.getName(),
                        address.jdbcUrl(),
                        address.user(),
                        address.password(),
                        range,
                        macs.get(0),
                        macs.get(1))
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void aRangeThatIsUsedUpGivesNoMore() {
        TestStation test = open(ranged(2));
        for (int slot = 1; slot <= 3; slot++) {
            test.station.start(slot);
            test.awaitEnded(slot);
        }
        test.assertPassed(1);
        test.assertPassed(2);
        assertRefused(test, 3, FaultCode.SERIALS_USED_UP);
        test.station.start(1);
        test.assertPassed(1);
        assertThat(serialNumber(test, 1)).as("tested again").endsWith("-01");
    }

    @Test
    void fourSlotsThatDrawAtOnceDrawFourNumbers() {
        TestStation test = open(ranged(99));
        for (int round = 1; round <= 10; round++) {
            for (int slot = 1; slot <= 4; slot++) {
                board(test, slot, TestRuns.newMac());
            }
            List.of(1, 2, 3, 4).forEach(test.station::clear);
            test.station.startAll();
            List.of(1, 2, 3, 4).forEach(test::assertPassed);
            Set<String> drawn =
                    Set.of(serialNumber(test, 1), serialNumber(test, 2), serialNumber(test, 3), serialNumber(test, 4));
            assertThat(drawn).as("round " + round).hasSize(4);
        }
    }

    @Test
    void aSerialNumberIsMadeOfTheMacWhereTheProductSaysSo() {
        SerialNumberRule rule = new SerialNumberRule(
                Pattern.compile("M[0-9a-f]{12}"),
                Optional.empty(),
                Optional.empty(),
                new FromMac(Template.of("M{mac-hex}")));
        TestStation test = open(draft().serialNumber(Optional.of(rule)).made());
        String mac = TestRuns.newMac();
        board(test, 1, mac);
        test.station.start(1);
        test.assertPassed(1);
        assertThat(serialNumber(test, 1)).isEqualTo("M" + mac.replace(":", ""));
        assertThat(database.ledger().serialNumberOfMac(mac)).contains(serialNumber(test, 1));
    }

    private static Product ranged(int size) {
        return DyingLine.ranged("R" + UNITS.incrementAndGet(), size);
    }
}

package org.nailbed.panel.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineChangesTest {

    @Test
    void aChangedLineStandsWithTheLinesAroundIt() {
        assertThat(between("a\nb\nc\nd\ne", "a\nb\nX\nd\ne")).containsExactly(" a", " b", "-c", "+X", " d", " e");
    }

    @Test
    void linesFarFromAnyChangeAreLeftOut() {
        String old = "1\n2\n3\n4\n5\n6\n7\n8\n9";
        assertThat(between(old, "X\n" + old + "\nY")).containsExactly("+X", " 1", " 2", "…", " 8", " 9", "+Y");
    }

    @Test
    void equalFilesDifferInNothing() {
        assertThat(between("a\nb\n", "a\nb\n")).isEmpty();
        assertThat(between("", "")).isEmpty();
    }

    @Test
    void lineEndsAreNoChange() {
        assertThat(between("a\r\nb\r\n", "a\nb\n")).isEmpty();
    }

    @Test
    void aFileTooLongToCompareSaysNothingRatherThanTakingTheStationsMemory() {
        assertThat(between("a\n".repeat(3000), "b")).isEmpty();
    }

    @Test
    void oldAndNewCanBeReadOutOfTheChanges() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            String old = randomText(random);
            String young = randomText(random);
            List<String> changes = LineChanges.all(old.split("\n", -1), young.split("\n", -1));
            assertThat(side(changes, '+')).as("seed %d round %d", seed, round).isEqualTo(old);
            assertThat(side(changes, '-')).as("seed %d round %d", seed, round).isEqualTo(young);
        }
    }

    /** Without the lines that begin with this sign. */
    private static String side(List<String> changes, char sign) {
        return changes.stream()
                .filter(line -> line.charAt(0) != sign)
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
    }

    /** Few different lines, so that many are common. */
    private static String randomText(Random random) {
        return IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(line -> String.valueOf((char) ('a' + random.nextInt(3))))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> between(String old, String young) {
        return LineChanges.between(old.getBytes(UTF_8), young.getBytes(UTF_8));
    }
}

package org.nailbed.station.config.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.machine.StationFile;

/** A file with more than twenty mistakes tells of each of them once, with its line, and of nothing else. */
class TwentyMistakesTest {

    /** Line, beginning, and end: what is wrong, and what to do. */
    private static final List<String> EXPECTED = List.of(
            "2: 'name' is 'Sensor Node', … expected at most 64 lower-case letters, digits and dashes, a letter or digit first.",
            "5: 'flash' is '4MB', … expected a size such as '8 MiB'.",
            "8: the example 'NB-79927398710' has a wrong check digit … it was mistyped or misread.",
            "12: step 'final-test' stands after itself: … Take it out.",
            "13: 'after-pass' is 'maybe', … expected one of refuse, ask, rework.",
            "14: unknown key 'firmwares' … did you mean 'firmware'?",
            "17: Firmware: … lost.bin: not found, or not a file. Check the name.",
            "21: 'min-revision' is above 'max-revision': … Exchange them.",
            "23: phase 'flash' writes the board before 'guard' … Put it behind '- guard'.",
            "23: 'prodution' is no firmware set, … expected one of main, test.",
            "25: a phase is 'boot-check', … which is called 'boot' now.",
            "29: 'send' is 'set {serial_number}', … stands for one brace.",
            "32: 'expect' has no group 'vbta', … expected one of vbat.",
            "33: 'low' is 3.4 V, above 'high' 3.2 V: … Exchange them.",
            "35: a phase with the name 'self-test' stands above already. … Give this one a 'name' of its own.",
            "36: 'budget' is '90', … expected a time such as '90 s', '500 ms' or '2 min'.",
            "37: 'expect' is '([0-9]+', which cannot be used: … Unclosed group at character 8.",
            "39: 'dmn' is no instrument of station line, … did you mean 'dmm'?",
            "42: 'high' is in 'V', the other in 'mV'. … Write all in one unit, the one that is measured in.",
            "46: a secret stands in plain sight, … or from a 'file' that is not shown around.",
            "47: 'duration' is measured in 'ms', its limit is in 's'. … Write the limit in 'ms'.",
            "48: 'time' is 300000 ms, … Give the phase a longer 'budget'.",
            "49: Label bad.zpl cannot be used: … Put it between ^FD and ^FS.",
            "49: phase 'again' takes no measurement 'speed', … unchanged-bytes.",
            "51: phase 'mark' needs exactly one of … 'text' and 'file'.",
            "51: 'file' names b.txt, … Paths start in the folder of this file.");

    @TempDir
    Path dir;

    @Test
    void everyMistakeIsToldOnceWithItsLineAndWhatToDo() throws IOException {
        ProductFolder folder = new ProductFolder(dir);
        folder.write("bad.zpl", "^XA^FO20,20^A0N,30,30{serial-number}^FS^XZ");
        List<ConfigFault> faults = folder.faultsOf(mistakes(), Optional.of(station()));
        List<String> told = faults.stream()
                .map(fault -> fault.line() + ": " + fault.message())
                .toList();
        assertThat(told).hasSameSizeAs(EXPECTED);
        for (int i = 0; i < EXPECTED.size(); i++) {
            String[] parts = EXPECTED.get(i).split(" … ", -1);
            assertThat(told.get(i)).startsWith(parts[0]).endsWith(parts[1]);
        }
    }

    @Test
    void everyMarkedLineIsTold() throws IOException {
        ProductFolder folder = new ProductFolder(dir);
        folder.write("bad.zpl", "^XA^FO20,20^A0N,30,30{serial-number}^FS^XZ");
        List<String> lines = mistakes().lines().toList();
        List<Integer> told = folder.faultsOf(mistakes(), Optional.of(station())).stream()
                .map(ConfigFault::line)
                .distinct()
                .toList();
        List<Integer> marked = IntStream.rangeClosed(1, lines.size())
                .filter(line -> lines.get(line - 1).matches(".*# [0-9]+: .*"))
                .boxed()
                .toList();
        assertThat(told).isEqualTo(marked);
    }

    private StationConfig station() throws IOException {
        Path file = Files.writeString(dir.resolve("line.yaml"), """
                name: line
                product: p
                virtual-jig: {chip: esp32s3, boards: 1}
                instruments: [{name: dmm, address: pretended}]
                printers: [{name: label, address: pretended}]
                """);
        return StationFile.read(file);
    }

    private static String mistakes() throws IOException {
        try (var in = TwentyMistakesTest.class.getResourceAsStream("/config/products/twenty-mistakes.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

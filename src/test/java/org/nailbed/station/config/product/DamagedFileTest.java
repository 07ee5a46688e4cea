package org.nailbed.station.config.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.machine.StationFile;

/** Whatever is done to a file: it is read, or refused with places. Nothing else is ever thrown. */
class DamagedFileTest {

    private static final int ROUNDS = 60;
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "- ",
            ": ",
            "{",
            "}",
            "[",
            "]",
            "'",
            "\"",
            "#",
            "0",
            "-1",
            "999999999999",
            "true",
            "null",
            "~",
            "*a",
            "&a",
            "!!int",
            "flash",
            "identify",
            "{serial-number}",
            "{{",
            "(?<x>",
            "5 s",
            "V",
            "é",
            "\t",
            "\n",
            "|",
            ">");

    @TempDir
    Path dir;

    @Test
    void aDamagedProductIsRefusedWithPlacesOrRead() throws IOException {
        ProductFolder folder = new ProductFolder(dir);
        for (String beside : List.of("demo-units.csv", "demo-note.txt", "demo-label.zpl", "demo-led.png")) {
            Files.copy(Path.of("station-config/products", beside), folder.file().resolveSibling(beside));
        }
        String whole = Files.readString(Path.of("station-config/products/demo-full.yaml"))
                .replaceAll("\\{demo: \\w+}", "{files: [{offset: 0x10000, file: app.bin}]}")
                .replace("program: demo", "program: app.bin");
        damage(whole, text -> {
            folder.write("p.yaml", text);
            ProductFile.read(folder.file(), folder.context(Optional.empty()));
        });
    }

    @Test
    void aDamagedStationIsRefusedWithPlacesOrRead() throws IOException {
        Path file = dir.resolve("line.yaml");
        damage(Files.readString(Path.of("station-config/line-1.example.yaml")), text -> {
            Files.writeString(file, text);
            StationFile.read(file);
        });
    }

    private interface Reader {
        void read(String text) throws IOException;
    }

    private static void damage(String whole, Reader reader) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = damaged(whole, random);
            try {
                reader.read(text);
            } catch (ConfigException e) {
                refused++;
                assertThat(e.faults())
                        .as("seed " + seed)
                        .isNotEmpty()
                        .allMatch(fault -> fault.line() > 0 && fault.column() > 0);
            } catch (IOException | RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", round " + round + ":\n" + text, e);
            }
        }
        assertThat(refused).as("seed " + seed).isGreaterThan(ROUNDS / 4);
    }

    private static String damaged(String whole, Random random) {
        List<String> lines = new ArrayList<>(whole.lines().toList());
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int from = random.nextInt(line.length() + 1);
            int to = from + random.nextInt(line.length() - from + 1);
            switch (random.nextInt(4)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(at, line.substring(0, from) + word(random) + line.substring(from));
                default -> lines.set(at, line.substring(0, from) + word(random) + line.substring(to));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}

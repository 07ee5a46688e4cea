package org.nailbed.flash.esp.boards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nailbed.flash.esp.boards.ChipOperationsIT.Operation;

/** The first table in {@code docs/chips.md}. */
record ChipTable(List<Cell> cells) {
    private static final Path FILE = Path.of("docs/chips.md");
    private static final String IMPOSSIBLE = "–";
    private static final String POSSIBLE = "yes";
    private static final int FIRST_OPERATION = 2;

    /** @param chip as the simulator names it */
    record Cell(String chip, Operation operation, boolean works) {
        @Override
        public String toString() {
            return chip + ", " + operation.title() + (works ? "" : ": refused");
        }
    }

    static ChipTable read() throws IOException {
        List<List<String>> rows = Files.readAllLines(FILE).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.startsWith("|-"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
        List<String> heads = rows.get(0);
        List<Cell> cells = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int column = FIRST_OPERATION; column < row.size() - 1; column++) {
                cells.add(new Cell(row.get(1).replace("`", ""), operation(heads.get(column)), works(row.get(column))));
            }
        }
        return new ChipTable(cells);
    }

    private static Operation operation(String title) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + " has a column \"" + title + "\"."));
    }

    private static boolean works(String cell) {
        if (!cell.equals(POSSIBLE) && !cell.startsWith(IMPOSSIBLE)) {
            throw new IllegalStateException(FILE + " has a cell \"" + cell + "\", expected yes or – with a footnote.");
        }
        return cell.equals(POSSIBLE);
    }
}

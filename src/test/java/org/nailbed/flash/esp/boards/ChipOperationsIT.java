package org.nailbed.flash.esp.boards;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.flash.esp.boards.ChipTable.Cell;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.chip.ChipModel;

/**
 * Every operation on every chip that can be pretended, held against the table in {@code docs/chips.md}. All boards are worked on
 * at once, for what takes time is waiting.
 */
@Timeout(120)
class ChipOperationsIT {
    private static final int BOARDS_AT_ONCE = 8;

    @TempDir
    static Path dir;

    private static final Map<String, Future<Map<Operation, Optional<Throwable>>>> RUNS = new LinkedHashMap<>();
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(BOARDS_AT_ONCE);

    @BeforeAll
    static void workOnEveryBoard() {
        for (ChipModel model : ChipModels.all()) {
            RUNS.put(model.name(), WORKERS.submit(() -> new BoardRun(model, dir.resolve(model.name())).run()));
        }
    }

    @AfterAll
    static void stopWorkers() {
        WORKERS.shutdownNow();
    }

    static List<Cell> cells() throws IOException {
        return ChipTable.read().cells();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellOfTheTableIsTrue(Cell cell) throws InterruptedException, ExecutionException {
        Optional<Throwable> failure =
                requireNonNull(requireNonNull(RUNS.get(cell.chip())).get().get(cell.operation()));

        if (cell.works()) {
            assertThat(failure).as("%s: %s", cell.chip(), cell.operation()).isEmpty();
        } else {
            assertThat(failure)
                    .get()
                    .isInstanceOfSatisfying(
                            FlashException.class, e -> assertThat(e.fault()).isEqualTo(FlashFault.NOT_VERIFIABLE))
                    .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                    .hasMessageContaining("Choose the stub loader");
        }
    }

    @Test
    void tableNamesEveryChipThatCanBePretendedAndEveryOperation() throws IOException {
        List<String> expected = new ArrayList<>();
        for (ChipModel model : ChipModels.all()) {
            for (Operation operation : Operation.values()) {
                expected.add(model.name() + ": " + operation.title());
            }
        }

        assertThat(ChipTable.read().cells())
                .extracting(cell -> cell.chip() + ": " + cell.operation().title())
                .containsExactlyElementsOf(expected);
    }

    /** What can be done with a board; a column of the table. */
    enum Operation {
        DETECT("detect"),
        MAC("MAC"),
        FLASH_WITH_STUB("flash with stub"),
        ROM_ONLY("ROM only"),
        VERIFY("verify"),
        READ("read"),
        ERASE("erase"),
        BOOT_CHECK("boot check");

        private final String title;

        Operation(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}

package org.nailbed.simulator.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.simulator.SimulatorException;

class NorFlashTest {
    private static final int SIZE = 0x100000;

    @TempDir
    Path dir;

    @Test
    void programmingOnlyClearsBitsAndErasingSetsThem() {
        NorFlash flash = inMemory();
        flash.program(0x1000, new byte[] {(byte) 0xF0}, 0, 1);
        flash.program(0x1000, new byte[] {0x3C}, 0, 1);
        assertThat(flash.read(0x1000, 1)).containsExactly(0x30);
        flash.eraseSector(0x1FFF);
        assertThat(flash.isBlank(0x1000, 0x1000)).isTrue();
    }

    @Test
    void erasingASectorLeavesItsNeighboursAlone() {
        NorFlash flash = inMemory();
        flash.program(0, new byte[0x4000], 0, 0x4000);
        flash.eraseSector(0x1000);
        assertThat(flash.isBlank(0x1000, 0x1000)).isTrue();
        assertThat(flash.read(0xFFF, 1)).containsExactly(0);
        assertThat(flash.read(0x2000, 1)).containsExactly(0);
    }

    @Test
    void everyPageTouchedCostsItsTime() {
        NorFlash flash = inMemory();
        assertThat(flash.program(0xFF, new byte[2], 0, 2)).isEqualTo(2 * 400_000L);
        assertThat(flash.program(0x200, new byte[0x100], 0, 0x100)).isEqualTo(400_000L);
    }

    @Test
    void deadChipAnswersFfAndTakesNothing() {
        NorFlash flash = inMemory();
        flash.program(0, new byte[4], 0, 4);
        flash.setDead(true);
        assertThat(flash.jedecId()).isEqualTo(0xFFFFFF);
        assertThat(flash.isBlank(0, 4)).isTrue();
        flash.eraseAll();
        flash.setDead(false);
        assertThat(flash.read(0, 4)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void idTellsTheSize() {
        assertThat(inMemory().jedecId()).isEqualTo(0x1440EF);
    }

    @Test
    void memoryAndFileBehaveAlike() {
        long seed = 20261122;
        NorFlash memory = inMemory();
        NorFlash file = new NorFlash(new FileStore(dir.resolve("board1.bin"), SIZE), FlashTiming.NONE, SIZE);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            int address = random.nextInt(SIZE);
            byte[] bytes = new byte[Math.min(SIZE - address, random.nextInt(0x12000))];
            random.nextBytes(bytes);
            switch (random.nextInt(4)) {
                case 0 -> both(memory, file, flash -> flash.eraseSector(address));
                case 1 -> both(memory, file, flash -> flash.eraseBlock(address));
                default -> both(memory, file, flash -> flash.program(address, bytes, 0, bytes.length));
            }
        }
        boolean same = Arrays.equals(memory.read(0, SIZE), file.read(0, SIZE));
        file.close();
        assertThat(same).as("seed %d", seed).isTrue();
    }

    @Test
    void fileSurvivesAndIsFilledWithFf() throws IOException {
        Path file = dir.resolve("board1.bin");
        Files.write(file, new byte[] {1, 2, 3});
        try (NorFlash flash = new NorFlash(new FileStore(file, SIZE), FlashTiming.NONE, SIZE)) {
            assertThat(flash.read(0, 4)).containsExactly(1, 2, 3, 0xFF);
            flash.program(0x5000, new byte[] {7}, 0, 1);
        }
        assertThat(Files.size(file)).isEqualTo(SIZE);
        try (NorFlash flash = new NorFlash(new FileStore(file, SIZE), FlashTiming.NONE, SIZE)) {
            assertThat(flash.read(0x5000, 1)).containsExactly(7);
        }
    }

    @Test
    void fileThatIsTooLongOrInUseIsRefused() throws IOException {
        Path file = dir.resolve("board1.bin");
        Files.write(file, new byte[SIZE + 1]);
        assertThatThrownBy(() -> new FileStore(file, SIZE))
                .isInstanceOf(SimulatorException.class)
                .hasMessageContaining("1048577 bytes");
        Path other = dir.resolve("board2.bin");
        try (FileStore first = new FileStore(other, SIZE)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> new FileStore(other, SIZE)).isInstanceOf(SimulatorException.class);
        }
    }

    private interface Act {
        long on(NorFlash flash);
    }

    private static void both(NorFlash one, NorFlash other, Act act) {
        act.on(one);
        act.on(other);
    }

    private static NorFlash inMemory() {
        return new NorFlash(new MemoryStore(), FlashTiming.TYPICAL, SIZE);
    }
}

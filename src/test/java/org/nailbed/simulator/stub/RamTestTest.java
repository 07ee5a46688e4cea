package org.nailbed.simulator.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.catalog.ChipModels;
import org.nailbed.simulator.demo.DemoFirmware;
import org.nailbed.simulator.loader.LoaderBench;
import org.nailbed.simulator.loader.Op;

/** The test program, loaded into RAM as any ESP image of which every segment lies there. */
class RamTestTest {
    private static final int BLOCK_BYTES = 0x1800;

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "esp8266",
                "esp32",
                "esp32s2",
                "esp32s3",
                "esp32c2",
                "esp32c3",
                "esp32c5",
                "esp32c6",
                "esp32c61",
                "esp32h2",
                "esp32p4"
            })
    void everyRomStartsItAndItTalks(String chip) throws IOException {
        LoaderBench bench = LoaderBench.rom(chip);
        load(bench, image(chip));
        assertThat(text(bench)).endsWith("RAM TEST READY\r\n");
        assertThat(ask(bench, "ram")).matches("ram ok \\d{5,6} bytes\r\n");
        assertThat(ask(bench, "selftest")).endsWith("selftest PASS\r\n");
        assertThat(ask(bench, "mac")).isEqualTo("mac 60:55:f9:f7:2c:a2\r\n");
        assertThat(ask(bench, "version")).isEqualTo("error unknown command 'version'\r\n");
    }

    @Test
    void stubStartsItToo() throws IOException {
        LoaderBench bench = LoaderBench.stub("esp32s3");
        load(bench, image("esp32s3"));
        assertThat(text(bench)).endsWith("RAM TEST READY\r\n");
        assertThat(ask(bench, "ram")).isEqualTo("ram ok 524288 bytes\r\n");
    }

    @Test
    void badRamIsFound() throws IOException {
        LoaderBench bench = LoaderBench.rom("esp32s3");
        bench.mischief.order(Optional.of(new BoardFault.BadRam(0x3fc90000)));
        load(bench, image("esp32s3"));
        assertThat(ask(bench, "ram")).isEqualTo("ram bad 0x3fc90000\r\n");
        assertThat(ask(bench, "selftest")).endsWith("selftest FAIL ram\r\n");
    }

    @Test
    void programThatArrivedDamagedHangs() throws IOException {
        byte[] damaged = image("esp32s3");
        damaged[200] ^= 1;
        LoaderBench bench = LoaderBench.rom("esp32s3");
        load(bench, damaged);
        bench.forget();
        assertThat(ask(bench, "ram")).isEmpty();
    }

    private byte[] image(String chip) throws IOException {
        return Files.readAllBytes(DemoFirmware.writeRamTest(dir, chip));
    }

    /** As a loader's client does it: each segment to its address, then a jump to the entry. */
    private static void load(LoaderBench bench, byte[] image) {
        ByteBuffer file = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        int entry = file.getInt(4);
        String chip = bench.soc().model().name();
        file.position(ChipModels.named(chip).image().format().headerBytes());
        for (int i = image[1]; i > 0; i--) {
            int address = file.getInt();
            byte[] segment = new byte[file.getInt()];
            file.get(segment);
            int blocks = (segment.length + BLOCK_BYTES - 1) / BLOCK_BYTES;
            bench.command(Op.MEM_BEGIN, segment.length, blocks, BLOCK_BYTES, address);
            for (int block = 0; block < blocks; block++) {
                int from = block * BLOCK_BYTES;
                byte[] part = Arrays.copyOfRange(segment, from, Math.min(from + BLOCK_BYTES, segment.length));
                bench.block(Op.MEM_DATA, block, part);
            }
        }
        bench.command(Op.MEM_END, 0, entry);
    }

    private static String ask(LoaderBench bench, String command) {
        bench.forget();
        byte[] bytes = (command + "\n").getBytes(StandardCharsets.US_ASCII);
        bench.program.receive(bytes, 0, bytes.length, bench.now);
        return text(bench);
    }

    private static String text(LoaderBench bench) {
        return bench.sent.toString(StandardCharsets.ISO_8859_1);
    }
}

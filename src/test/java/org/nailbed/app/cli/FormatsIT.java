package org.nailbed.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nailbed.firmware.archive.ZipBuilder;
import org.nailbed.firmware.format.HexBuilder;
import org.nailbed.firmware.format.Uf2Builder;
import org.nailbed.firmware.nvs.NvsReader;
import org.nailbed.simulator.JigOptions;
import org.nailbed.simulator.jig.SimulatedBoard;
import org.nailbed.simulator.jig.SimulatedJig;

/** One firmware in every form that tools leave it: the board cannot tell the forms apart. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class FormatsIT {

    private static final JigOptions ONE = JigOptions.of("esp32s3").withTiming(JigOptions.Timing.OFF);
    private static final int TABLE = 0x8000;
    private static final int APP = 0x10000;

    @TempDir
    private Path directory;

    private SimulatedJig jig;
    private BuildFolder build;

    @BeforeEach
    void offerABoard() throws IOException {
        jig = SimulatedJig.onPtys(ONE, directory.resolve("jig"));
        build = BuildFolder.in(directory, 20_000);
    }

    @AfterEach
    void closeJig() {
        jig.close();
    }

    @Test
    void everyFormIsEqualToTheBuildOnTheBoard() throws IOException {
        assertThat(command("flash", build.firmware()).exit()).isZero();

        for (Path form : List.of(zip(), hex(), uf2(), manifest(), platformIo())) {
            Run verified = command("verify", form.toString());
            assertThat(verified.exit())
                    .as(form + ": " + verified.out() + verified.err())
                    .isZero();
            assertThat(verified.out()).contains("3 regions", "equal to the firmware");
        }
    }

    @Test
    void mergedFileBootsAndSaysWhatItBlanks() throws IOException {
        byte[] app = build.bytes("app.bin");
        byte[] merged = new byte[APP + app.length];
        Arrays.fill(merged, (byte) 0xFF);
        put(build.bytes("bootloader.bin"), merged, 0);
        put(build.bytes("table.bin"), merged, TABLE);
        put(app, merged, APP);
        Path file = Files.write(directory.resolve("merged.bin"), merged);

        Run flashed = command("flash", file.toString());

        assertThat(flashed.exit()).as(flashed.out() + flashed.err()).isZero();
        assertThat(flashed.out()).contains("blink 1.4.2 started");
        assertThat(flashed.err()).contains("Warning: ", "blanks partition 'nvs'");
    }

    @Test
    void keysOfOneUnitLieInItsPartition() throws IOException {
        Path keys = Files.writeString(
                directory.resolve("unit-17.csv"),
                "key,type,encoding,value\nunit,namespace,,\nserial,data,string,A17\n");

        Run flashed = command("flash", build.firmware(), "nvs=" + keys);

        assertThat(flashed.out()).contains("4 regions verified");
        byte[] nvs = Arrays.copyOfRange(board().flash(), 0x9000, 0xF000);
        assertThat(NvsReader.read(nvs, Optional.empty())
                        .value("unit", "serial")
                        .orElseThrow()
                        .text())
                .isEqualTo("A17");
    }

    private Path zip() throws IOException {
        ZipBuilder zip = new ZipBuilder();
        for (String file : List.of("flasher_args.json", "bootloader.bin", "table.bin", "app.bin")) {
            zip.file("build/" + file, build.bytes(file));
        }
        return zip.writeTo(directory.resolve("build.zip"));
    }

    private Path hex() throws IOException {
        HexBuilder hex = new HexBuilder()
                .bytes(APP, build.bytes("app.bin"))
                .bytes(0, build.bytes("bootloader.bin"))
                .bytes(TABLE, build.bytes("table.bin"));
        return Files.writeString(directory.resolve("all.hex"), hex.build());
    }

    private Path uf2() throws IOException {
        Uf2Builder uf2 = new Uf2Builder()
                .flags(Uf2Builder.FAMILY | Uf2Builder.MD5)
                .payload(452)
                .file(Uf2Builder.ESP32_S3, 0, build.bytes("bootloader.bin"))
                .file(Uf2Builder.ESP32_S3, TABLE, build.bytes("table.bin"))
                .file(Uf2Builder.ESP32_S3, APP, build.bytes("app.bin"));
        return Files.write(directory.resolve("all.uf2"), uf2.build());
    }

    private Path manifest() throws IOException {
        return Files.writeString(build.path().resolve("manifest.json"), """
                {"name": "blink", "builds": [{"chipFamily": "ESP32-S3", "parts": [
                  {"path": "bootloader.bin", "offset": 0},
                  {"path": "table.bin", "offset": 32768},
                  {"path": "app.bin", "offset": 65536},
                ]}]}
                """);
    }

    private Path platformIo() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("pio"));
        Files.write(folder.resolve("bootloader.bin"), build.bytes("bootloader.bin"));
        Files.write(folder.resolve("partitions.bin"), build.bytes("table.bin"));
        Files.write(folder.resolve("firmware.bin"), build.bytes("app.bin"));
        Files.write(folder.resolve("idedata.json"), "{\"extra\": {}}".getBytes(UTF_8));
        return folder;
    }

    private static void put(byte[] part, byte[] merged, int at) {
        System.arraycopy(part, 0, merged, at, part.length);
    }

    private Run command(String name, String... firmware) {
        return Run.of(arguments(name, firmware));
    }

    private String[] arguments(String name, String... firmware) {
        String[] arguments = Arrays.copyOf(new String[] {name, "-p", board().address()}, 3 + firmware.length);
        System.arraycopy(firmware, 0, arguments, 3, firmware.length);
        return arguments;
    }

    private SimulatedBoard board() {
        return jig.boards().get(0);
    }
}

package org.nailbed.app.bench.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nailbed.firmware.Image;
import org.nailbed.simulator.demo.DemoFirmware;

/**
 * Firmwares that anybody can have: a compressor is judged by code that compilers made for the kinds of processors in question, not
 * by noise. Debian packages real ones for RISC-V, ARM and Xtensa.
 */
public final class Samples {
    /** What installs the real ones. */
    public static final String INSTALL =
            "apt-get install --no-install-recommends u-boot-qemu opensbi firmware-ath9k-htc";

    private static final int APP_OFFSET = 0x10000;

    private static final List<Packaged> PACKAGED = List.of(
            new Packaged("/usr/lib/u-boot/qemu-riscv64/u-boot.bin", "U-Boot for RISC-V"),
            new Packaged("/usr/lib/u-boot/qemu_arm/u-boot.bin", "U-Boot for ARM"),
            new Packaged("/usr/lib/riscv64-linux-gnu/opensbi/generic/fw_jump.bin", "OpenSBI for RISC-V"),
            new Packaged("/usr/lib/firmware/ath9k_htc/htc_7010-1.4.0.fw", "WLAN adapter AR7010, Xtensa"),
            new Packaged("/usr/lib/firmware/ath9k_htc/htc_9271-1.4.0.fw", "WLAN adapter AR9271, Xtensa"));

    private record Packaged(String file, String what) {}

    private Samples() {}

    /**
     * The demo's application and every packaged firmware that is installed.
     *
     * @param chip of the demo, as tools write it
     * @param workspace where the demo is written to
     */
    public static List<Sample> present(String chip, Path workspace) throws IOException {
        List<Sample> samples = new ArrayList<>();
        DemoFirmware.write(workspace, chip);
        samples.add(sample(workspace.resolve(DemoFirmware.PROJECT + ".bin"), "the demo application for " + chip));
        for (Packaged packaged : PACKAGED) {
            Path file = Path.of(packaged.file());
            if (Files.isReadable(file)) {
                samples.add(sample(file, packaged.what()));
            }
        }
        return List.copyOf(samples);
    }

    /** A file of the user's own. */
    public static Sample of(Path file) {
        return sample(file, file.toString());
    }

    private static Sample sample(Path file, String what) {
        return new Sample(Image.read(String.valueOf(file.getFileName()), APP_OFFSET, file), what);
    }
}

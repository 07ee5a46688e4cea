package org.nailbed.simulator.boot;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.Mischief;
import org.nailbed.simulator.chip.ChipModel;
import org.nailbed.simulator.memory.NorFlash;

/** What an ESP-IDF v5 application prints on its way to app_main, from its own descriptor (protocol reference, 6.1). */
final class AppStart {
    private static final int DESCRIPTOR_BYTES = 256;
    private static final int DESCRIPTOR_MAGIC = 0xABCD5432;
    /** The log shows the first 9 hex digits, as ESP-IDF does by default. */
    private static final int HASH_DIGITS = 9;

    private final ChipModel chip;
    private final NorFlash flash;
    private final Teller teller;

    AppStart(ChipModel chip, NorFlash flash, Teller teller) {
        this.chip = chip;
        this.flash = flash;
        this.teller = teller;
    }

    /** @param nvs where the application will look for its settings */
    Application tell(FlashedImage image, Optional<Application.Region> nvs, Mischief mischief) {
        ChipModel.Core core = chip.core();
        teller.info("cpu_start", core.cores() > 1 ? "Multicore app" : "Unicore app");
        teller.info("cpu_start", "Pro cpu start user code");
        teller.info("cpu_start", "cpu freq: %d Hz", core.cpuMhz() * 1_000_000);
        Application application = introduce(image, nvs, mischief);
        teller.info("efuse_init", "Min chip rev:     v0.0");
        teller.info("efuse_init", "Max chip rev:     v%d.99 ", core.revision() / 100);
        teller.info("efuse_init", "Chip rev:         v%d.%d", core.revision() / 100, core.revision() % 100);
        teller.info("heap_init", "Initializing. RAM available for dynamic allocation:");
        teller.info("spi_flash", "detected chip: winbond");
        teller.info("spi_flash", "flash io: %s", RomBoot.modeName(image).toLowerCase(Locale.ROOT));
        teller.info("main_task", "Started on CPU0");
        teller.info("main_task", "Calling app_main()");
        return application;
    }

    private Application introduce(FlashedImage image, Optional<Application.Region> nvs, Mischief mischief) {
        FlashedImage.Segment first = image.segments().get(0);
        Bytes descriptor = new Bytes(flash.read(first.flashAddress(), DESCRIPTOR_BYTES));
        if (first.length() < DESCRIPTOR_BYTES || descriptor.i32(0) != DESCRIPTOR_MAGIC) {
            return new Application(Application.UNKNOWN, Application.UNKNOWN, nvs);
        }
        String project = descriptor.text(48, 32);
        String version = mischief.as(BoardFault.OtherVersion.class)
                .map(BoardFault.OtherVersion::version)
                .orElseGet(() -> descriptor.text(16, 32));
        teller.info("app_init", "Application information:");
        teller.info("app_init", "Project name:     %s", project);
        teller.info("app_init", "App version:      %s", version);
        teller.info("app_init", "Compile time:     %s %s", descriptor.text(96, 16), descriptor.text(80, 16));
        String hash = HexFormat.of().formatHex(descriptor.slice(144, 32));
        teller.info("app_init", "ELF file SHA256:  %s...", hash.substring(0, HASH_DIGITS));
        teller.info("app_init", "ESP-IDF:          %s", descriptor.text(112, 32));
        return new Application(project, version, nvs);
    }
}

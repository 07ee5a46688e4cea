package org.nailbed.simulator.soc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nailbed.simulator.catalog.ChipModels;

/** Addresses and keys: protocol reference, 4.6 and 5.3. */
class WatchdogsTest {
    private static final int KEY = 0x50D83AA1;

    @ParameterizedTest
    @CsvSource({
        "esp32s3, 0x60008098, 0x600080B0, 0x600080B4, 0x600080B8, 31, 0x8F1D312A",
        "esp32c3, 0x60008090, 0x600080A8, 0x600080AC, 0x600080B0, 31, 0x8F1D312A",
        "esp32c5, 0x600B1C00, 0x600B1C18, 0x600B1C1C, 0x600B1C20, 18, 0x50D83AA1",
        "esp32c6, 0x600B1C00, 0x600B1C18, 0x600B1C1C, 0x600B1C20, 18, 0x50D83AA1",
        "esp32c61, 0x600B1C00, 0x600B1C18, 0x600B1C1C, 0x600B1C20, 18, 0x50D83AA1",
        "esp32h2, 0x600B1C00, 0x600B1C1C, 0x600B1C20, 0x600B1C24, 18, 0x50D83AA1",
        "esp32p4, 0x50116000, 0x50116018, 0x5011601C, 0x50116020, 18, 0x50D83AA1",
    })
    void bothAreStoppedBehindTheirLocksOnly(
            String chip, String config, String lock, String swd, String swdLock, int autoFeed, String swdKey) {
        Watchdogs dogs = of(chip);
        dogs.runFrom(1000);
        assertThat(dogs.isSuperDue()).isTrue();
        dogs.write(address(config), 0, 2000);
        dogs.write(address(swd), 1 << autoFeed, 2000);
        assertThat(dogs.dueNanos()).as("both are locked").isEqualTo(1000 + Watchdogs.SUPER_NANOS);
        dogs.write(address(swdLock), address(swdKey), 2000);
        dogs.write(address(swd), 1 << autoFeed, 2000);
        assertThat(dogs.dueNanos()).as("the other goes on").isEqualTo(1000 + Watchdogs.RTC_NANOS);
        dogs.write(address(lock), KEY, 2000);
        dogs.write(address(config), 0, 2000);
        assertThat(dogs.dueNanos()).isEqualTo(Watchdogs.NEVER);
    }

    @ParameterizedTest
    @CsvSource({
        "esp32s2, 0x3F408094, 0x3F408098, 0x3F4080AC", "esp32s3, 0x60008098, 0x6000809C, 0x600080B0",
        "esp32c2, 0x60008084, 0x60008088, 0x6000809C", "esp32p4, 0x50116000, 0x50116004, 0x50116018",
    })
    void watchdogSetByTheHostBitesSoon(String chip, String config0, String config1, String lock) {
        Watchdogs dogs = of(chip);
        dogs.write(address(lock), KEY, 0);
        dogs.write(address(config1), 2000, 0);
        dogs.write(address(config0), 1 << 31 | 5 << 28 | 1 << 8 | 2, 500);
        dogs.write(address(lock), 0, 500);
        assertThat(dogs.dueNanos() - 500).isBetween(10_000_000L, 20_000_000L);
        assertThat(dogs.isSuperDue()).isFalse();
    }

    @Test
    void chipWithoutKnownWatchdogsHasNoneThatBite() {
        Watchdogs dogs = of("esp32");
        dogs.runFrom(0);
        assertThat(dogs.dueNanos()).isEqualTo(Watchdogs.NEVER);
    }

    private static int address(String text) {
        return Long.decode(text).intValue();
    }

    private static Watchdogs of(String chip) {
        return new Watchdogs(ChipModels.named(chip).silicon().registers().watchdogs());
    }
}

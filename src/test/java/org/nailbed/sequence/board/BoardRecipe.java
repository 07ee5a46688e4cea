package org.nailbed.sequence.board;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.nailbed.firmware.EspImageBuilder;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.PartitionTableBuilder;
import org.nailbed.sequence.Phase;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.Sequence;

/** A product of ESP32s with a test image "probe 0.1" and a main one "blink 1.0", which has partitions. */
final class BoardRecipe {

    static final FirmwareSet MAIN = FirmwareSet.of(List.of(
            Image.of("bootloader.bin", 0x1000, EspImageBuilder.bootloader(0).build()),
            Image.of("table.bin", 0x8000, PartitionTableBuilder.singleApp().build()),
            Image.of(
                    "app.bin",
                    0x10000,
                    EspImageBuilder.app(0, "blink", "1.0").revisions(0, 399).build())));

    static final FirmwareSet TEST = FirmwareSet.of(List.of(Image.of(
            "probe.bin", 0x10000, EspImageBuilder.app(0, "probe", "0.1").build())));

    static final Recipe RECIPE = new Recipe(
            new Sequence(List.of(Phase.of(new Identify(), Duration.ofSeconds(1)))),
            "ESP32",
            Map.of(Recipe.MAIN, MAIN, "test", TEST));

    private BoardRecipe() {}
}

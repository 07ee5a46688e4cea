package org.nailbed.station.config.machine;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nailbed.station.config.StationConfig.Timing;
import org.nailbed.station.config.StationConfig.VirtualJig;
import org.nailbed.station.config.type.MapOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;

/** The {@code virtual-jig} of a station without hardware. */
final class Jig {

    private static final int DEFAULT_FLASH_BYTES = 8 * 1024 * 1024;

    private static final Key<String> CHIP = Key.required("chip", Values.CHIP_NAME, "which chip to pretend", "ESP32-S3");
    private static final Key<Integer> BOARDS =
            Key.required("boards", Values.count(1, Slots.MAX_NUMBER), "how many boards to pretend", "8");
    private static final Key<Timing> TIMING = Key.optional(
                    "timing",
                    Values.oneOf(Timing.class),
                    "whether boards take their time, or are as fast as this machine can",
                    "realistic")
            .otherwise("realistic");
    private static final Key<Integer> FLASH_SIZE = Key.optional(
                    "flash-size", Quantities.SIZE, "the flash of each board", "8 MiB")
            .otherwise("8 MiB");

    private static final Key<Map<String, String>> FAULTS = Key.optional(
                    "faults",
                    new MapOf<>(Pattern.compile("[1-9][0-9]{0,2}"), Scalar.TEXT),
                    "boards that are bad, by slot, to see what becomes of them; 'nailbed simulate --help' lists how",
                    "{2: self-test:radio, 3: adc-off:vbat/-0.5}")
            .otherwise("all are good");

    /** At the usual rate; the station's own may differ. */
    static final Type<VirtualJig> TYPE =
            new Mapping<>("a virtual jig", Shape.of(CHIP, BOARDS, TIMING, FLASH_SIZE, FAULTS), Jig::make);

    private Jig() {}

    private static VirtualJig make(Section jig) {
        return new VirtualJig(
                jig.need(CHIP),
                jig.need(BOARDS),
                jig.find(TIMING).orElse(Timing.REALISTIC),
                jig.find(FLASH_SIZE).orElse(DEFAULT_FLASH_BYTES),
                StationFile.DEFAULT_BAUD,
                jig.find(FAULTS).orElse(Map.of()).entrySet().stream()
                        .collect(Collectors.toMap(entry -> Integer.valueOf(entry.getKey()), Map.Entry::getValue)));
    }
}

package org.nailbed.station.config;

import java.nio.file.Path;

/** Makes what products of the virtual jig are made of; a station that has no virtual jig needs none. */
public interface DemoFiles {

    /**
     * Writes a build.
     *
     * @param chip as Espressif writes it: "ESP32-S3"
     * @return what {@code FirmwareSource} reads: its folder or its list of files; the same bytes at every call
     * @throws IllegalArgumentException when nobody pretends this chip
     */
    Path firmware(String chip, ProductFirmware.Demo demo);

    /** As {@link #firmware}: the file of a program that tests a board from RAM. */
    Path ramTest(String chip);
}

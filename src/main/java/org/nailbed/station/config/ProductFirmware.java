package org.nailbed.station.config;

import java.nio.file.Path;
import java.util.List;

/** Where the firmware of a product comes from. */
public sealed interface ProductFirmware {

    /** A build folder, a zip of one, or a file that says itself what goes where. */
    record Source(Path path) implements ProductFirmware {}

    /** Files, each with its offset. */
    record Files(List<FileAt> files) implements ProductFirmware {
        public Files {
            files = List.copyOf(files);
        }
    }

    /**
     * A file and its place.
     *
     * @param offset bytes from the start of flash
     */
    record FileAt(int offset, Path file) {}

    /** Pretended firmware for boards of the virtual jig. */
    enum Demo implements ProductFirmware {
        /** What a board leaves with. */
        PRODUCTION,
        /** What tests itself on command. */
        TEST
    }
}

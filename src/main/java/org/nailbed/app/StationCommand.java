package org.nailbed.app;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.ledger.LedgerException;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.machine.StationFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nailbed} without a command: the station with its panel. */
@Command(
        name = "nailbed",
        mixinStandardHelpOptions = true,
        description = "Run a station with its panel.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:stopped when told to",
            "2:wrong usage",
            "70:a defect of Nailbed",
            "73:a file or folder cannot be read or written",
            "74:the database does not start or answer",
            "78:a station, product or firmware file is wrong"
        })
final class StationCommand implements Callable<Integer> {

    private static final int DEFECT = 70;
    private static final int FILE_UNUSABLE = 73;
    private static final int DATABASE_DOWN = 74;
    private static final int CONFIG_WRONG = 78;

    @Option(
            names = "--station",
            paramLabel = "FILE",
            defaultValue = "station-config/virtual-jig.yaml",
            description = "Station file (${DEFAULT-VALUE}).")
    private Path stationFile = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder for the record and all else that stays (${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    @Option(names = "--port", paramLabel = "N", description = "The panel's TCP port, instead of the station file's.")
    private @Nullable Integer port;

    @Override
    public Integer call() throws IOException {
        StationConfig config = StationFile.read(stationFile);
        StationConfig.Panel panel = panel(config);
        // Quarkus reads its settings once, when it starts: application.properties takes its own from these.
        System.setProperty("nailbed.panel.host", panel.host());
        System.setProperty("nailbed.panel.port", Integer.toString(panel.port()));
        try (House house = House.open(stationFile, config, data)) {
            Doorkeeper.open(house);
            Quarkus.run();
        }
        return CommandLine.ExitCode.OK;
    }

    private StationConfig.Panel panel(StationConfig config) {
        return port == null
                ? config.panel()
                : new StationConfig.Panel(
                        config.panel().host(), OptionalInt.of(port).getAsInt());
    }

    /** A user's mistake in one line; a defect with all that helps to mend it. */
    static int explain(Exception fault, CommandLine command) {
        if (fault instanceof ConfigException) {
            command.getErr().println(fault.getMessage() + " [CONFIG_INVALID]");
            return CONFIG_WRONG;
        }
        if (fault instanceof FirmwareException) {
            command.getErr().println(fault.getMessage() + " [FIRMWARE_INVALID]");
            return CONFIG_WRONG;
        }
        if (fault instanceof LedgerException) {
            command.getErr().println(fault.getMessage() + " [DATABASE_DOWN]");
            return DATABASE_DOWN;
        }
        if (fault instanceof IOException) {
            command.getErr()
                    .println("A file or folder that the station needs cannot be used: " + fault.getMessage()
                            + ". Check that it is there, that this user may use it, and free space. [FILE_UNUSABLE]");
            return FILE_UNUSABLE;
        }
        fault.printStackTrace(command.getErr());
        return DEFECT;
    }
}

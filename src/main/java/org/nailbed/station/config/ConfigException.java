package org.nailbed.station.config;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong in a configuration file, together. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigFault> faults;

    public ConfigException(List<ConfigFault> faults) {
        super(faults.stream().map(ConfigFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<ConfigFault> faults() {
        return faults;
    }
}

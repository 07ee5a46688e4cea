package org.nailbed.firmware;

import java.util.Map;
import java.util.Optional;

/**
 * What a build says beside the files themselves; the set is held against it.
 *
 * @param flashSizeBytes that the build is for
 * @param offsets where it puts the files that it names by purpose
 */
public record BuildClaims(Optional<EspChip> chip, Optional<Integer> flashSizeBytes, Map<Role, Integer> offsets) {

    /** A build that says nothing: all is taken from the files. */
    public static final BuildClaims NONE = new BuildClaims(Optional.empty(), Optional.empty(), Map.of());

    public BuildClaims {
        offsets = Map.copyOf(offsets);
    }

    /** A file that the build names by its purpose. */
    public enum Role {
        BOOTLOADER,
        PARTITION_TABLE,
        APP
    }

    Optional<Integer> offset(Role role) {
        return Optional.ofNullable(offsets.get(role));
    }
}

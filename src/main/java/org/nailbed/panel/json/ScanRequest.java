package org.nailbed.panel.json;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner typed.
 *
 * @param slot where it belongs; absent takes the next free one
 */
public record ScanRequest(
        @NotNull @Size(max = 1000) @Nullable String text, Optional<Integer> slot) {}

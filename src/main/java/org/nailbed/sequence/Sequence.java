package org.nailbed.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ordered phases.
 *
 * @param phases at least one; a board is identified before it is written or verified, and what was written is verified
 */
public record Sequence(List<Phase> phases) {

    /** Everything, with time enough for a few megabytes at the slowest rate in use. */
    public static final Sequence DEFAULT = new Sequence(List.of(
            new Phase.Identify(Duration.ofSeconds(20)),
            new Phase.Flash(Duration.ofSeconds(180)),
            new Phase.Verify(Duration.ofSeconds(60)),
            new Phase.BootCheck(Duration.ofSeconds(10))));

    /** @throws IllegalArgumentException when such a run would say nothing about its board, or not prove what it wrote */
    public Sequence {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("A sequence needs at least one phase.");
        }
        int identified = first(phases, Phase.Identify.class, 0);
        int written = first(phases, Phase.Flash.class, 0);
        if (identified > Math.min(written, first(phases, Phase.Verify.class, 0))) {
            throw new IllegalArgumentException("A sequence must identify the board before it writes or verifies it.");
        }
        if (written < phases.size() && first(phases, Phase.Verify.class, written) == phases.size()) {
            throw new IllegalArgumentException("A sequence must verify what it wrote.");
        }
    }

    private static int first(List<Phase> phases, Class<? extends Phase> kind, int from) {
        for (int i = from; i < phases.size(); i++) {
            if (kind.isInstance(phases.get(i))) {
                return i;
            }
        }
        return phases.size();
    }

    /** SHA-256, lower-case hex, over every phase with its budget: changes when a run would. */
    public String sha256() {
        String text = phases.stream()
                .map(phase -> phase.name() + " " + phase.budget().toMillis() + " ms\n")
                .collect(Collectors.joining());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}

package org.nailbed.station.config.phase.board;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.board.Identify;
import org.nailbed.sequence.board.Identify.Revisions;
import org.nailbed.sequence.board.SecurityExpectation;
import org.nailbed.sequence.board.SecurityExpectation.Lock;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.type.WordOr;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Schema;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code identify}. */
public final class IdentifyReader extends KindReader {

    private static final int NO_LIMIT = 9999;
    private static final Pattern REVISION = Pattern.compile("v?([0-9]{1,2})\\.([0-9]{1,2})");
    private static final Scalar<Integer> REVISION_TYPE =
            new Scalar<>("a chip revision such as v1.0", Schema.matching(REVISION.pattern()), IdentifyReader::revision);

    private static final Key<Integer> MIN_REVISION = Key.optional(
                    "min-revision", REVISION_TYPE, "the oldest revision of the chip that is taken", "v1.0")
            .otherwise("what the firmware accepts");
    private static final Key<Integer> MAX_REVISION = Key.optional(
                    "max-revision", REVISION_TYPE, "the newest revision of the chip that is taken", "v1.99")
            .otherwise("what the firmware accepts");
    private static final Key<Lock> SECURE_BOOT = Key.optional(
                    "secure-boot", Values.oneOf(Lock.class), "whether the board must have it", "on")
            .otherwise("any");
    private static final Key<Lock> FLASH_ENCRYPTION = Key.optional(
                    "flash-encryption", Values.oneOf(Lock.class), "whether the board must have it", "off")
            .otherwise("any");
    private static final Key<SecurityExpectation> SECURITY = Key.optional(
                    "security",
                    new WordOr<>(
                            "open",
                            SecurityExpectation.OPEN,
                            new Mapping<>(
                                    "secure-boot and flash-encryption",
                                    Shape.of(SECURE_BOOT, FLASH_ENCRYPTION),
                                    IdentifyReader::locks)),
                    "what may be locked: open (nothing), or each lock by itself",
                    "{secure-boot: on, flash-encryption: any}")
            .otherwise("open");

    public IdentifyReader() {
        super(
                new Facts(
                        "identify",
                        "Resets the board into its loader, asks what it is, and refuses all but the board that the product names.",
                        Duration.ofSeconds(15),
                        Role.IDENTIFIES),
                Shape.of(MIN_REVISION, MAX_REVISION, SECURITY));
    }

    @Override
    public void check(Section section) {
        if (section.find(MIN_REVISION).orElse(0) > section.find(MAX_REVISION).orElse(NO_LIMIT)) {
            section.fault(MIN_REVISION, "'min-revision' is above 'max-revision': no board fits. Exchange them.");
        }
    }

    @Override
    public PhaseKind make(Section section) {
        boolean limited = section.names(MIN_REVISION) || section.names(MAX_REVISION);
        Optional<Revisions> revisions = limited
                ? Optional.of(new Revisions(
                        section.find(MIN_REVISION).orElse(0),
                        section.find(MAX_REVISION).orElse(NO_LIMIT)))
                : Optional.empty();
        return new Identify(revisions, Optional.empty(), section.find(SECURITY).orElse(SecurityExpectation.OPEN));
    }

    private static SecurityExpectation locks(Section section) {
        return new SecurityExpectation.Named(
                section.find(SECURE_BOOT).orElse(Lock.ANY),
                section.find(FLASH_ENCRYPTION).orElse(Lock.ANY));
    }

    /** Major times 100 plus minor, as Espressif counts. */
    private static int revision(String text) {
        Matcher matcher = REVISION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a chip revision such as v1.0");
        }
        return Integer.parseInt(matcher.group(1)) * 100 + Integer.parseInt(matcher.group(2));
    }
}

package org.nailbed.sequence.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.flash.BoardIdentity;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.wire.Deadline;

/**
 * Resets the board into its loader, asks what it is, and refuses all but the board that the product names: its chip, what the
 * headers of its firmware ask for, and what is set here beyond that.
 *
 * @param revisions of the chip that the product may be built with; empty for all that its firmware accepts
 * @param minFlashBytes empty for what its firmware needs
 */
public record Identify(Optional<Revisions> revisions, Optional<Integer> minFlashBytes, SecurityExpectation security)
        implements PhaseKind {

    private static final Duration CONNECT = Duration.ofMillis(1500);

    /**
     * A range of revisions, both ends in it.
     *
     * @param min major × 100 + minor
     * @param max likewise
     */
    public record Revisions(int min, int max) {

        /** @throws IllegalArgumentException when nothing is in it */
        public Revisions {
            if (min < 0 || max < min) {
                throw new IllegalArgumentException(
                        "Revisions from %d to %d: expected a range, as major x 100 + minor.".formatted(min, max));
            }
        }

        boolean contains(int revision) {
            return revision >= min && revision <= max;
        }

        /** For people: "v1.0 to v1.99". */
        @Override
        public String toString() {
            return text(min) + " to " + text(max);
        }

        private static String text(int revision) {
            return "v" + revision / 100 + "." + revision % 100;
        }
    }

    /** Any revision and flash that the firmware fits, on an open board. */
    public Identify() {
        this(Optional.empty(), Optional.empty(), SecurityExpectation.OPEN);
    }

    @Override
    public String word() {
        return "identify";
    }

    @Override
    public Role role() {
        return Role.IDENTIFIES;
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        return CONNECT;
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        sheet.declare("chip")
                .declare("revision")
                .declare("mac")
                .declare("flash-id")
                .declare("flash-size", "B")
                .declare("crystal", "MHz");
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        BoardIdentity board = work.programmer().identify(deadline);
        write(board, work.sheet());
        work.identified(board);
        Recipe recipe = work.recipe();
        return firstOf(Stream.concat(
                        Stream.of(
                                () -> wrongChip(board, recipe.chip()),
                                () -> otherRevision(board),
                                () -> locked(board),
                                () -> smallFlash(board)),
                        recipe.firmware().values().stream()
                                .flatMap(set -> Stream.<Supplier<Optional<Fault>>>of(
                                        () -> unfitFlash(board, set), () -> unfitRevision(board, set))))
                .toList());
    }

    private static void write(BoardIdentity board, MeasurementSheet sheet) {
        sheet.set("chip", board.chip());
        sheet.set("revision", board.revisionText());
        sheet.set("mac", board.mac());
        sheet.set("flash-id", "0x%06X".formatted(board.flashId()));
        board.flashSizeBytes().ifPresent(size -> sheet.set("flash-size", size));
        sheet.set("crystal", board.crystalMhz());
    }

    private static Optional<Fault> firstOf(List<Supplier<Optional<Fault>>> checks) {
        return checks.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Fault> wrongChip(BoardIdentity board, String expected) {
        return fault(
                !board.chip().equals(expected),
                FaultCode.WRONG_CHIP,
                "Board %s is an %s, the product names an %s.".formatted(board.mac(), board.chip(), expected));
    }

    private Optional<Fault> otherRevision(BoardIdentity board) {
        return revisions
                .filter(range -> !range.contains(board.revision()))
                .map(range -> new Fault(
                        FaultCode.WRONG_REVISION,
                        "Board %s is an %s of revision %s, the product names %s."
                                .formatted(board.mac(), board.chip(), board.revisionText(), range)));
    }

    private Optional<Fault> locked(BoardIdentity board) {
        return security.against(board.security())
                .map(expected -> new Fault(
                        FaultCode.SECURITY_REFUSED,
                        "Board %s has %s, expected %s."
                                .formatted(
                                        board.mac(),
                                        board.security().isEmpty()
                                                ? "nothing locked"
                                                : String.join(", ", board.security()),
                                        expected)));
    }

    private Optional<Fault> smallFlash(BoardIdentity board) {
        return minFlashBytes.flatMap(least -> tooSmall(board, least, "the product names"));
    }

    private static Optional<Fault> unfitFlash(BoardIdentity board, FirmwareSet firmware) {
        return tooSmall(board, neededFlashBytes(firmware), "the firmware needs");
    }

    private static Optional<Fault> tooSmall(BoardIdentity board, int needed, String whoNeeds) {
        if (board.flashSizeBytes().isEmpty()) {
            return Optional.of(new Fault(
                    FaultCode.FLASH_UNKNOWN,
                    "Board %s has a flash chip 0x%06X of unknown size, %s %d bytes."
                            .formatted(board.mac(), board.flashId(), whoNeeds, needed)));
        }
        int size = board.flashSizeBytes().get();
        return fault(
                size < needed,
                FaultCode.FLASH_TOO_SMALL,
                "Board %s has %d bytes of flash, %s %d.".formatted(board.mac(), size, whoNeeds, needed));
    }

    /** The build's own word, for its partitions may reach beyond its images; never less than the images themselves. */
    private static int neededFlashBytes(FirmwareSet firmware) {
        return Stream.concat(firmware.images().stream().map(Image::end), firmware.flashSizeBytes().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    private static Optional<Fault> unfitRevision(BoardIdentity board, FirmwareSet firmware) {
        return fault(
                !firmware.runsOnRevision(board.revision()),
                FaultCode.WRONG_REVISION,
                "Board %s is an %s of revision %s, for which the firmware was not built."
                        .formatted(board.mac(), board.chip(), board.revisionText()));
    }

    private static Optional<Fault> fault(boolean wrong, FaultCode code, String message) {
        return wrong ? Optional.of(new Fault(code, message)) : Optional.empty();
    }
}

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

/** Resets the board into its loader, asks what it is, and refuses all but the board that the product names. */
public record Identify() implements PhaseKind {

    private static final Duration CONNECT = Duration.ofMillis(1500);

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
                        Stream.of(() -> wrongChip(board, recipe.chip()), () -> locked(board)),
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

    private static Optional<Fault> locked(BoardIdentity board) {
        return fault(
                !board.security().isEmpty(),
                FaultCode.SECURITY_REFUSED,
                "Board %s has %s, expected an open board.".formatted(board.mac(), String.join(", ", board.security())));
    }

    private static Optional<Fault> unfitFlash(BoardIdentity board, FirmwareSet firmware) {
        int needed = neededFlashBytes(firmware);
        if (board.flashSizeBytes().isEmpty()) {
            return Optional.of(new Fault(
                    FaultCode.FLASH_UNKNOWN,
                    "Board %s has a flash chip 0x%06X of unknown size, the firmware needs %d bytes."
                            .formatted(board.mac(), board.flashId(), needed)));
        }
        int size = board.flashSizeBytes().get();
        return fault(
                size < needed,
                FaultCode.FLASH_TOO_SMALL,
                "Board %s has %d bytes of flash, the firmware needs %d.".formatted(board.mac(), size, needed));
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

package org.nailbed.panel.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.nailbed.run.Dut;
import org.nailbed.run.PhaseKey;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.station.Advance;
import org.nailbed.station.SlotState;
import org.nailbed.station.SlotState.Activity;
import org.nailbed.station.SlotState.Empty;
import org.nailbed.station.SlotState.Ended;
import org.nailbed.station.SlotState.Running;
import org.nailbed.station.SlotView;
import org.nailbed.station.SlotView.Command;

/**
 * A slot as a tile shows it; in JSON the fields of the unwrapped records stand beside the others.
 *
 * @param state EMPTY, READY, RUNNING, or the outcome of the run that ended
 * @param seconds since the run began; of an ended run what it took
 * @param learntBaud the rate that the slot was found to hold, where it is to find one
 */
public record SlotJson(
        int number,
        String port,
        String state,
        @JsonUnwrapped Board board,
        @JsonUnwrapped LineJson line,
        Optional<UUID> runId,
        @JsonUnwrapped Progress progress,
        Optional<Double> seconds,
        Optional<FaultJson> fault,
        Optional<Integer> learntBaud,
        @JsonUnwrapped Commands commands) {

    /** What is on the slot. */
    public record Board(Optional<String> serialNumber, Optional<String> mac, Optional<String> chip) {}

    /**
     * Of a running slot.
     *
     * @param phaseIndex from 0
     * @param tryNumber from 1
     * @param progress 0 to 1 of the whole run
     * @param secondsLeft an estimate
     */
    public record Progress(
            Optional<String> phase,
            Optional<Integer> phaseIndex,
            Optional<Integer> phaseCount,
            Optional<Group> group,
            Optional<Integer> tryNumber,
            Optional<Double> progress,
            Optional<Double> secondsLeft) {

        static final Progress NONE = new Progress(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        static Progress of(Advance advance) {
            return new Progress(
                    advance.phase().map(PhaseKey::name),
                    advance.phase().map(phase -> advance.phaseIndex()),
                    Optional.of(advance.phaseCount()),
                    advance.phase().map(PhaseKey::group),
                    advance.phase().map(PhaseKey::tryNumber),
                    Optional.of(Math.round(advance.fraction() * 1000) / 1000.0),
                    advance.left().map(SlotJson::seconds));
        }
    }

    /**
     * What may be commanded, and what goes on because of it.
     *
     * @param storing the board is done, the database has not taken the record yet
     */
    public record Commands(boolean canStart, boolean canStop, boolean stopping, boolean storing) {

        static Commands of(SlotView slot) {
            Optional<Activity> activity =
                    slot.state() instanceof Running running ? Optional.of(running.activity()) : Optional.empty();
            return new Commands(
                    slot.allowed().contains(Command.START),
                    slot.allowed().contains(Command.STOP),
                    activity.equals(Optional.of(Activity.STOPPING)),
                    activity.equals(Optional.of(Activity.STORING)));
        }
    }

    public static SlotJson of(SlotView slot) {
        SlotState state = slot.state();
        if (state instanceof Running running) {
            Advance advance = running.advance();
            return of(slot, "RUNNING", running.dut())
                    .with(running.run(), seconds(advance.elapsed()), Progress.of(advance));
        }
        if (state instanceof Ended ended) {
            return of(slot, ended.outcome().name(), ended.dut())
                    .with(ended.run(), seconds(ended.duration()), Progress.NONE)
                    .with(ended.fault().map(FaultJson::of));
        }
        String word = state instanceof Empty ? "EMPTY" : "READY";
        return of(slot, word, Dut.withSerialNumber(state.heldSerialNumber()));
    }

    private static SlotJson of(SlotView slot, String word, Dut dut) {
        return new SlotJson(
                slot.number(),
                slot.port().address(),
                word,
                new Board(dut.serialNumber(), dut.mac(), dut.chip()),
                LineJson.of(slot),
                Optional.empty(),
                Progress.NONE,
                Optional.empty(),
                Optional.empty(),
                slot.learntBaud(),
                Commands.of(slot));
    }

    private SlotJson with(UUID run, double took, Progress advance) {
        return new SlotJson(
                number,
                port,
                state,
                board,
                line,
                Optional.of(run),
                advance,
                Optional.of(took),
                fault,
                learntBaud,
                commands);
    }

    private SlotJson with(Optional<FaultJson> why) {
        return new SlotJson(number, port, state, board, line, runId, progress, seconds, why, learntBaud, commands);
    }

    private static double seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0;
    }
}

package org.nailbed.app.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nailbed.app.cli.output.Facts;
import org.nailbed.flash.Progress;
import org.nailbed.flash.Progress.Step;

class ProgressViewTest {
    private static final Terminal.Look PLAIN_BLOCKS = new Terminal.Look(false, true);

    private final StringWriter out = new StringWriter();

    @Test
    void aLogGetsALineForEachStepForEachTenthOfItAndForTheResult() {
        ProgressView view = new LogView(new PrintWriter(out), LogView.Results.SHOWN);
        view.draw(List.of(at(Step.CONNECT, 0)));
        view.draw(List.of(at(Step.WRITE, 3)));
        view.draw(List.of(at(Step.WRITE, 12)));
        view.draw(List.of(at(Step.WRITE, 19)));
        view.draw(List.of(at(Step.WRITE, 90)));
        view.draw(List.of(passed()));
        view.draw(List.of(passed()));
        assertThat(out.toString().lines())
                .containsExactly(
                        "board  1.5 s  connect",
                        "board  1.5 s  write",
                        "board  1.5 s  write 10 %",
                        "board  1.5 s  write 90 %",
                        "board  PASS  verified");
    }

    @Test
    void aLogOfManyBoardsGetsOneLineEveryFewSeconds() {
        ProgressView view = new LogView(new PrintWriter(out), LogView.Results.SHOWN);
        view.draw(many(4.9));
        view.draw(many(5.1));
        view.draw(many(9.9));
        view.draw(many(10.2));
        assertThat(out.toString().lines())
                .containsExactly(
                        "5.1 s  0 of 64 boards done; 1 open, 63 write 1 to 63 %",
                        "10.2 s  0 of 64 boards done; 1 open, 63 write 1 to 63 %");
    }

    @Test
    void jsonStandsAloneAndProgressBesideIt() {
        StringWriter beside = new StringWriter();
        ProgressView view =
                new JsonView(new PrintWriter(out), new LogView(new PrintWriter(beside), LogView.Results.LEFT_OUT));
        view.draw(List.of(at(Step.WRITE, 50)));
        view.draw(List.of(passed()));
        view.draw(List.of(passed()));
        assertThat(out)
                .hasToString("{\"port\":\"board\",\"outcome\":\"PASS\",\"seconds\":2.0,\"exitCode\":0}"
                        + System.lineSeparator());
        assertThat(beside.toString().lines()).containsExactly("board  1.5 s  write 50 %");
    }

    @Test
    void aTerminalWithoutColourOrBlocksGetsNeither() {
        ProgressView view = new LiveView(new PrintWriter(out), new Terminal.Look(false, false));
        view.draw(many(1));
        assertThat(out.toString()).doesNotContain("\u001B", "█", "·", "…");
    }

    @Test
    void aTerminalWithColourPaintsTheOutcome() {
        new LiveView(new PrintWriter(out), new Terminal.Look(true, true)).draw(List.of(passed()));
        assertThat(out.toString().strip()).isEqualTo("board  \u001B[32mPASS\u001B[0m  verified");
    }

    private static List<BoardStatus> many(double seconds) {
        return IntStream.range(0, 64)
                .mapToObj(i -> new BoardStatus(
                        "board" + i,
                        i == 0 ? Optional.empty() : Optional.of(new Progress(Step.WRITE, i, 100)),
                        Optional.empty(),
                        seconds))
                .toList();
    }

    @Test
    void aTerminalRedrawsItsLineInPlace() {
        ProgressView view = new LiveView(new PrintWriter(out), PLAIN_BLOCKS);
        view.draw(List.of(at(Step.WRITE, 50)));
        view.draw(List.of(at(Step.WRITE, 75)));
        view.draw(List.of(passed()));
        String[] drawn = out.toString().split("\u001B\\[1A\r\u001B\\[J", -1);
        assertThat(drawn).hasSize(3);
        assertThat(drawn[0]).contains("write 50 %", "█".repeat(12) + "·".repeat(12));
        assertThat(drawn[1]).contains("write 75 %");
        assertThat(drawn[2]).isEqualToIgnoringNewLines("board  PASS  verified");
    }

    @Test
    void moreBoardsThanATerminalHasLinesAreCounted() {
        List<BoardStatus> many = IntStream.range(0, 64)
                .mapToObj(i -> new BoardStatus("board" + i, Optional.empty(), Optional.empty(), 0))
                .toList();
        new LiveView(new PrintWriter(out), PLAIN_BLOCKS).draw(many);
        assertThat(out.toString().lines()).hasSize(17).last().asString().isEqualTo("… and 48 more at work");
    }

    private static BoardStatus at(Step step, int percent) {
        return new BoardStatus("board", Optional.of(new Progress(step, percent, 100)), Optional.empty(), 1.5);
    }

    private static BoardStatus passed() {
        return new BoardStatus(
                "board", Optional.empty(), Optional.of(BoardStatus.Result.passed("verified", new Facts())), 2);
    }
}

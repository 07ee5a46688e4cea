package org.nailbed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nailbed.flash.Progress;
import org.nailbed.flash.Progress.Step;

class ProgressViewTest {
    private final StringWriter out = new StringWriter();

    @Test
    void aLogGetsOneLineForEachStepAndOneForTheResult() {
        ProgressView view = new ProgressView(new PrintWriter(out), false);
        view.draw(List.of(at(Step.CONNECT, 0)));
        view.draw(List.of(at(Step.WRITE, 10)));
        view.draw(List.of(at(Step.WRITE, 90)));
        view.draw(List.of(passed()));
        view.draw(List.of(passed()));
        assertThat(out.toString().lines())
                .containsExactly("board  1.5 s  connect", "board  1.5 s  write", "board  PASS  verified");
    }

    @Test
    void aTerminalRedrawsItsLineInPlace() {
        ProgressView view = new ProgressView(new PrintWriter(out), true);
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
        new ProgressView(new PrintWriter(out), true).draw(many);
        assertThat(out.toString().lines()).hasSize(17).last().asString().isEqualTo("… and 48 more at work");
    }

    private static BoardStatus at(Step step, int percent) {
        return new BoardStatus("board", Optional.of(new Progress(step, percent, 100)), Optional.empty(), 1.5);
    }

    private static BoardStatus passed() {
        return new BoardStatus("board", Optional.empty(), Optional.of(BoardStatus.Result.passed("verified")), 2);
    }
}

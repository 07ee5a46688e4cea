package org.nailbed.app.cli.simulate;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nailbed.app.cli.output.Failure;
import org.nailbed.app.cli.output.Words;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.FaultNames;
import picocli.CommandLine.Option;

/** What is wrong with which board. */
final class FaultOptions {

    @Option(
            names = "--fault",
            paramLabel = "BOARD=FAULT",
            description = "What is wrong with a board, by its number; once for each such board. See below.",
            completionCandidates = Faults.class)
    private Map<Integer, String> faults = new TreeMap<>();

    /** By the board's number, upward from 1. */
    record Orders(Map<Integer, String> texts, Map<Integer, BoardFault> faults) {

        Optional<BoardFault> faultOf(int board) {
            return Optional.ofNullable(faults.get(board));
        }

        Optional<String> textOf(int board) {
            return Optional.ofNullable(texts.get(board));
        }
    }

    /** All of it is understood before the first board exists. */
    Orders orders(int boards) {
        Map<Integer, BoardFault> understood = new TreeMap<>();
        faults.forEach((number, text) -> {
            if (number < 1 || number > boards) {
                throw new Failure.Usage("--fault " + number + "=" + text + " is for no board of this jig, which has "
                        + Words.count(boards, "board") + ", numbered upward from 1.");
            }
            understood.put(number, Understanding.of(() -> FaultNames.parse(text)));
        });
        return new Orders(faults, understood);
    }

    /** For completion. */
    static final class Faults implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FaultNames.names().iterator();
        }
    }
}

package org.nailbed.app.cli.progress;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Prints a JSON object for each board when it ends; what happens until then is another view's. */
public final class JsonView implements ProgressView {
    private final PrintWriter out;
    private final ProgressView meanwhile;
    private final Set<String> finished = new HashSet<>();

    /** @param out gets the JSON and nothing else */
    public JsonView(PrintWriter out, ProgressView meanwhile) {
        this.out = out;
        this.meanwhile = meanwhile;
    }

    @Override
    public void draw(List<BoardStatus> boards) {
        meanwhile.draw(boards);
        boards.stream()
                .filter(board -> board.isDone() && finished.add(board.port()))
                .forEach(board -> out.println(board.facts().json()));
        out.flush();
    }
}

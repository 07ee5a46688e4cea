package org.nailbed.flash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Ticker;

/** A console whose board says what a test ordered: at once, or in answer to a line. Silence lasts until the deadline. */
public final class FakeConsole implements Console {

    /** All that was sent, one entry a call. */
    public final List<String> sent = new ArrayList<>();

    private final Ticker ticker;
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final Map<String, List<String>> answers = new HashMap<>();
    private final StringBuilder heard = new StringBuilder();

    /** @param ticker by which silence passes */
    public FakeConsole(Ticker ticker) {
        this.ticker = ticker;
    }

    /** The board says this by itself, now. */
    public FakeConsole says(String... said) {
        lines.addAll(List.of(said));
        return this;
    }

    /** @param asked without the end of the line */
    public FakeConsole answers(String asked, String... said) {
        answers.put(asked, List.of(said));
        return this;
    }

    @Override
    public void send(byte[] bytes, Deadline deadline) {
        String text = new String(bytes, UTF_8);
        sent.add(text);
        lines.addAll(answers.getOrDefault(text.strip(), List.of()));
    }

    @Override
    public Optional<String> readLine(Deadline deadline) {
        Optional<String> line = Optional.ofNullable(lines.poll());
        line.ifPresentOrElse(said -> heard.append(said).append('\n'), () -> ticker.sleep(deadline.remaining()));
        return line;
    }

    @Override
    public String heard() {
        return heard.toString();
    }
}

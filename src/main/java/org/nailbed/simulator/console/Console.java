package org.nailbed.simulator.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.boot.Crash;
import org.nailbed.simulator.loader.Program;

/** A console of lines: no prompt, no echo; CR or LF ends a line; the first word is the command, in any case. */
final class Console implements Program {
    private static final int LONGEST_LINE_BYTES = 256;
    private static final long RESTART_MILLIS = 20;

    private final Voice voice;
    private final List<Command> commands = new ArrayList<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int obeyed;

    /** Knows {@code help} from the start. */
    Console(Voice voice) {
        this.voice = voice;
        add(Command.plain("help", "this list", this::help));
    }

    void add(Command command) {
        commands.add(command);
    }

    @Override
    public void receive(byte[] bytes, int offset, int length, long now) {
        voice.listenAt(now);
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                end();
            } else if (line.size() <= LONGEST_LINE_BYTES) {
                line.write(bytes[i]);
            }
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8).strip();
        boolean tooLong = line.size() > LONGEST_LINE_BYTES;
        line.reset();
        if (tooLong) {
            voice.sayError("line longer than " + LONGEST_LINE_BYTES + " bytes");
        } else if (!text.isEmpty()) {
            obeyed++;
            obey(text);
        }
    }

    private void obey(String text) {
        boolean crashes = voice.machine()
                .mischief()
                .as(BoardFault.CrashAt.class)
                .filter(fault -> fault.command() == obeyed)
                .isPresent();
        if (crashes) {
            crash();
            return;
        }
        List<String> words = Arrays.asList(text.split("\\s+"));
        String word = words.get(0).toLowerCase(Locale.ROOT);
        commands.stream()
                .filter(command -> command.word().equals(word))
                .findFirst()
                .ifPresentOrElse(
                        command -> command.act().accept(words.subList(1, words.size())),
                        () -> voice.sayError("unknown command '" + printable(words.get(0)) + "'"));
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }

    private void help() {
        commands.forEach(command -> voice.say(String.format("%-14s %s", command.usage(), command.meaning())));
    }

    /** Tells of its crash, and the chip starts anew. */
    void crash() {
        for (String told : Crash.text().split("\r\n", -1)) {
            voice.say(told);
        }
        restart();
    }

    /** The chip starts anew when all that was said is out. */
    void restart() {
        voice.pause(RESTART_MILLIS);
        voice.machine().restart(voice.clock());
    }

    @Override
    public long nextRunNanos() {
        return NEVER;
    }

    @Override
    public void run(long now) {}
}

package org.nailbed.simulator.peer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an instrument makes of a line: each command is read from the root, answers of one line are joined by a semicolon. */
final class ScpiTalk {
    private static final int LONGEST_QUEUE = 20;
    private static final String NO_ERROR = "0,\"No error\"";
    private static final String UNDEFINED_HEADER = "-113,\"Undefined header\"";
    private static final String MISSING_PARAMETER = "-109,\"Missing parameter\"";
    private static final String ILLEGAL_PARAMETER = "-224,\"Illegal parameter value\"";
    private static final String QUEUE_OVERFLOW = "-350,\"Queue overflow\"";
    private static final double OVERLOAD = 9.9e37;

    private final Random random;
    private final Map<Quantity, Reading> readings = new EnumMap<>(Quantity.class);
    private final Deque<String> errors = new ArrayDeque<>();
    private final List<Command> commands = new ArrayList<>();
    private final String identity;
    private Quantity configured = Quantity.VOLTAGE_DC;
    private Optional<InstrumentFault> fault = Optional.empty();
    private boolean outputOn;

    /** @param action makes of the parameter what is answered, empty = nothing */
    private record Command(ScpiHeader header, Function<String, Optional<String>> action) {}

    ScpiTalk(String identity, long seed) {
        this.identity = identity;
        random = new Random(seed);
        for (Quantity quantity : Quantity.values()) {
            readings.put(quantity, quantity.usualReading());
            asked("MEASure[:SCALar]:" + quantity.header() + "?", () -> measure(quantity));
            told("CONFigure[:SCALar]:" + quantity.header(), nothing -> configured = quantity);
        }
        asked("READ?", () -> measure(configured));
        asked("FETCh?", () -> measure(configured));
        common();
        system();
    }

    private void common() {
        asked("*IDN?", () -> this.identity);
        asked("*OPC?", () -> "1");
        asked("*TST?", () -> "0");
        told("*CLS", nothing -> errors.clear());
        told("*RST", nothing -> outputOn = false);
        told("*OPC", nothing -> {});
        told("*WAI", nothing -> {});
    }

    private void system() {
        asked("SYSTem:ERRor[:NEXT]?", () -> errors.isEmpty() ? NO_ERROR : errors.remove());
        asked("SYSTem:ERRor:COUNt?", () -> String.valueOf(errors.size()));
        asked("SYSTem:VERSion?", () -> "1999.0");
        told("SYSTem:REMote", nothing -> {});
        told("SYSTem:LOCal", nothing -> {});
        told("OUTPut[:STATe]", this::switchOutput);
        asked("OUTPut[:STATe]?", () -> outputOn ? "1" : "0");
    }

    private void asked(String header, Supplier<String> answer) {
        commands.add(new Command(new ScpiHeader(header), nothing -> Optional.of(answer.get())));
    }

    private void told(String header, Consumer<String> act) {
        commands.add(new Command(new ScpiHeader(header), parameter -> {
            act.accept(parameter);
            return Optional.empty();
        }));
    }

    void order(Optional<InstrumentFault> ordered) {
        fault = ordered;
    }

    void set(Quantity quantity, Reading reading) {
        readings.put(quantity, reading);
    }

    /** @return what is sent back, without a line end; empty when nothing was asked */
    Optional<String> hear(String line) {
        List<String> answers = new ArrayList<>();
        for (String command : line.split(";", -1)) {
            if (!command.isBlank()) {
                obey(command.strip()).ifPresent(answers::add);
            }
        }
        return answers.isEmpty() ? Optional.empty() : Optional.of(String.join(";", answers));
    }

    private Optional<String> obey(String text) {
        String[] parts = text.split("\\s+", 2);
        String header = parts[0].toUpperCase(Locale.ROOT);
        for (Command command : commands) {
            if (command.header().matches(header)) {
                return command.action().apply(parts.length == 1 ? "" : parts[1].strip());
            }
        }
        note(UNDEFINED_HEADER);
        return Optional.empty();
    }

    private void switchOutput(String parameter) {
        switch (parameter.toUpperCase(Locale.ROOT)) {
            case "ON", "1" -> outputOn = true;
            case "OFF", "0" -> outputOn = false;
            default -> note(parameter.isEmpty() ? MISSING_PARAMETER : ILLEGAL_PARAMETER);
        }
    }

    private String measure(Quantity quantity) {
        if (fault.filter(InstrumentFault.Garbage.class::isInstance).isPresent()) {
            return "#%$ " + Integer.toHexString(random.nextInt());
        }
        boolean overloaded =
                fault.filter(InstrumentFault.Overload.class::isInstance).isPresent();
        double value = overloaded
                ? OVERLOAD
                : readings.getOrDefault(quantity, quantity.usualReading()).next(random);
        return String.format(Locale.ROOT, "%+.8E", value);
    }

    /** A queue that is full says so in its last place. */
    private void note(String error) {
        if (errors.size() < LONGEST_QUEUE) {
            errors.add(error);
        } else {
            errors.removeLast();
            errors.add(QUEUE_OVERFLOW);
        }
    }
}

package org.nailbed.station.config.machine;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;
import org.nailbed.station.fixture.SignalSettings;
import org.nailbed.station.fixture.SignalSettings.Hook;
import org.nailbed.station.fixture.SignalSettings.OutputLine;
import org.nailbed.station.fixture.SignalSettings.OutputLine.Line;
import org.nailbed.station.fixture.SignalSettings.Signal;

/** The {@code signals} of a fixture: how lamps, ejectors and other machines learn what slots do. */
final class Signals {

    private static final Key<String> PORT = Key.required(
            "port",
            Keys.ADDRESS,
            "a port that is held open for it; no slot's",
            "/dev/serial/by-id/usb-FTDI_lamps-if00-port0");
    private static final Key<Line> LINE =
            Key.required("line", Values.oneOf(Line.class), "which output line of the port", "rts");
    private static final Key<Signal> SIGNAL = Key.required(
            "signal",
            Values.oneOf(Signal.class),
            "what is told: start for a moment, busy as long as a run goes on, pass and fail until the next run or until the slot is cleared",
            "pass");
    private static final Key<Integer> SLOT =
            Keys.slot("the slot whose signal it is").otherwise("the fixture as a whole");

    private static final Key<List<String>> COMMAND = Key.required(
            "command",
            Keys.COMMAND,
            "a program and its arguments, one word each, no shell reads them; filled in: {station}, {slot}, {signal}, {outcome}, {serial-number}",
            "[gpioset, gpiochip0, '17=1']");
    private static final Key<List<Signal>> ON = Key.required(
            "on",
            new ListOf<>(Values.oneOf(Signal.class), "this signal"),
            "the signals at which it is run",
            "[pass, fail]");
    private static final Key<Duration> LIMIT = Keys.limit(Hook.DEFAULT_LIMIT);

    private static final Key<List<OutputLine>> LINES = Key.optional(
            "lines",
            new ListOf<>(new Mapping<>("a line", Shape.of(PORT, LINE, SIGNAL, SLOT), new LineMaker()), "this line"),
            "output lines of ports",
            "[{port: /dev/ttyUSB9, line: rts, signal: busy}]");
    private static final Key<List<Hook>> HOOKS = Key.optional(
            "hooks",
            new ListOf<>(new Mapping<>("a hook", Shape.of(ON, COMMAND, LIMIT), Signals::hook), "this hook"),
            "programs that are run",
            "[{on: [pass, fail], command: [lamp, '{slot}', '{outcome}']}]");

    static final Type<SignalSettings> TYPE = new Mapping<>("lines and hooks", Shape.of(LINES, HOOKS), Signals::make);

    private Signals() {}

    private static SignalSettings make(Section section) {
        return new SignalSettings(
                section.find(LINES).orElse(List.of()), section.find(HOOKS).orElse(List.of()));
    }

    private static Hook hook(Section section) {
        return new Hook(
                section.need(COMMAND),
                EnumSet.copyOf(section.need(ON)),
                section.find(LIMIT).orElse(Hook.DEFAULT_LIMIT));
    }

    private static final class LineMaker implements Maker<OutputLine> {

        @Override
        public void check(Section section) {
            Keys.refuseUnknownSlot(section, SLOT);
            section.find(PORT)
                    .flatMap(port -> section.find(LINE).map(line -> port + " " + line))
                    .flatMap(line -> section.place().reading().claim("line " + line, "another signal"))
                    .ifPresent(
                            other -> section.fault(LINE, "this line of the port belongs to another signal already."));
            // A slot's port is the slot's alone: its lines reset the board.
            section.find(PORT)
                    .ifPresent(port -> section.place().reading().later(() -> {
                        if (section.place().reading().isClaimed("port " + port)) {
                            section.fault(PORT, "port " + port + " is used otherwise already. Take one that is free.");
                        }
                    }));
        }

        @Override
        public OutputLine make(Section section) {
            return new OutputLine(
                    section.need(PORT), section.need(LINE), section.need(SIGNAL), Keys.asInt(section, SLOT));
        }
    }
}

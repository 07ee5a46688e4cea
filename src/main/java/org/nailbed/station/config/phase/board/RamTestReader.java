package org.nailbed.station.config.phase.board;

import java.time.Duration;
import java.util.Optional;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.ram.RamProgram;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseKind.Role;
import org.nailbed.sequence.board.RamTest;
import org.nailbed.sequence.talk.LineEnd;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.ProgramType;
import org.nailbed.station.config.phase.TalkKeys;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.NamedFile;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;

/** {@code ram-test}. */
public final class RamTestReader extends KindReader {

    private static final Key<NamedFile> PROGRAM = Key.required(
            "program",
            new ProgramType(),
            "an ESP image of which every segment lies in RAM; 'demo' is one for boards of the virtual jig",
            "ram-test.bin");

    public RamTestReader() {
        super(
                new Facts(
                        "ram-test",
                        "Loads a program into RAM, lets it run and talks to it; flash is left as it is.",
                        Duration.ofSeconds(30),
                        Role.READS),
                Shape.of(PROGRAM, TalkKeys.TALK, TalkKeys.LINE_END));
    }

    @Override
    public boolean starts() {
        return true;
    }

    @Override
    public void check(Section section) {
        section.find(PROGRAM).flatMap(RamTestReader::unfit).ifPresent(why -> section.fault(PROGRAM, why));
    }

    private static Optional<String> unfit(NamedFile file) {
        try {
            program(file);
            return Optional.empty();
        } catch (FirmwareException | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public PhaseKind make(Section section) {
        return new RamTest(
                program(section.need(PROGRAM)),
                section.need(TalkKeys.TALK),
                section.find(TalkKeys.LINE_END).orElse(LineEnd.LF));
    }

    private static RamProgram program(NamedFile file) {
        return RamProgram.of(Image.of(file.path(), 0, file.content()));
    }
}

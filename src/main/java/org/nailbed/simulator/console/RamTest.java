package org.nailbed.simulator.console;

import java.util.Map;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.loader.Machine;
import org.nailbed.simulator.loader.Program;

/** The test program that runs in RAM alone, at the rate of the loader that started it. */
public final class RamTest {
    private static final long TEST_MILLIS = 150;
    private static final int KIB = 1024;
    private static final int USUAL_KIB = 512;

    /** Internal RAM where it is not 512 KiB; Espressif's data sheets. */
    private static final Map<String, Integer> KIB_OF_CHIP = Map.of(
            "esp8266",
            80,
            "esp32",
            520,
            "esp32s2",
            320,
            "esp32c2",
            272,
            "esp32c3",
            400,
            "esp32c5",
            384,
            "esp32c61",
            320,
            "esp32h2",
            320,
            "esp32p4",
            768);

    private final Voice voice;

    private RamTest(Voice voice) {
        this.voice = voice;
    }

    /** Says {@code RAM TEST READY} and listens. */
    public static Program start(Machine machine, long now) {
        Voice voice = new Voice(machine, now);
        RamTest test = new RamTest(voice);
        Console console = new Console(voice);
        console.add(Command.plain("ram", "tests all of it", test::run));
        console.add(new SelfTest(voice, () -> true).command());
        console.add(new Adc(voice).command());
        console.add(Command.plain(
                "mac", "of the chip", () -> voice.say("mac " + machine.soc().mac())));
        voice.say("RAM TEST READY");
        return console;
    }

    private void run() {
        voice.pause(TEST_MILLIS);
        String chip = voice.machine().soc().model().image().tool();
        int bytes = KIB_OF_CHIP.getOrDefault(chip, USUAL_KIB) * KIB;
        voice.say(voice.machine()
                .mischief()
                .as(BoardFault.BadRam.class)
                .map(fault -> String.format("ram bad 0x%08x", fault.address()))
                .orElse("ram ok " + bytes + " bytes"));
    }
}

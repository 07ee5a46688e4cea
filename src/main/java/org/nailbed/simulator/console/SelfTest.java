package org.nailbed.simulator.console;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.Mischief;
import org.nailbed.simulator.memory.NorFlash;

/** Tells of each part, then the verdict with the first part that failed. */
final class SelfTest {
    static final List<String> PARTS = List.of("flash", "nvs", "ram", "clock", "radio", "sensor");

    private static final long PART_MILLIS = 25;

    private final Voice voice;
    private final BooleanSupplier nvsIsGood;

    SelfTest(Voice voice, BooleanSupplier nvsIsGood) {
        this.voice = voice;
        this.nvsIsGood = nvsIsGood;
    }

    Command command() {
        return Command.plain("selftest", "tests every part, ends in PASS or FAIL", this::run);
    }

    private void run() {
        Optional<String> failed = Optional.empty();
        for (String part : PARTS) {
            voice.pause(PART_MILLIS);
            boolean good = isGood(part);
            voice.say("selftest " + part + (good ? " ok" : " failed"));
            failed = good || failed.isPresent() ? failed : Optional.of(part);
        }
        voice.say(failed.map(part -> "selftest FAIL " + part).orElse("selftest PASS"));
    }

    private boolean isGood(String part) {
        Mischief mischief = voice.machine().mischief();
        boolean ordered = mischief.as(BoardFault.BadPart.class)
                .filter(fault -> fault.part().equals(part))
                .isPresent();
        return !ordered
                && switch (part) {
                    case "flash" -> answers(voice.machine().soc().flash());
                    case "nvs" -> nvsIsGood.getAsBoolean();
                    case "ram" -> !mischief.is(BoardFault.BadRam.class);
                    default -> true;
                };
    }

    private static boolean answers(NorFlash flash) {
        return !flash.isDead();
    }
}

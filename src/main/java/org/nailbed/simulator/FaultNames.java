package org.nailbed.simulator;

import java.util.List;
import java.util.function.Function;

/** Faults as a person writes them: {@code wrong-md5}, {@code unplug-at:20000}. */
public final class FaultNames {
    private static final String SEPARATOR = ":";

    private static final List<Named> ALL = List.of(
            plain("silence", "says nothing at all", new BoardFault.Silence()),
            plain("garbage", "answers with bytes that mean nothing", new BoardFault.Garbage()),
            plain("deaf", "speaks and hears nothing", new BoardFault.Deaf()),
            plain("no-boot-strap", "always starts from flash", new BoardFault.NoBootStrap()),
            with("other-chip:CHIP", "is another chip than the jig's", BoardFault.OtherChip::new),
            with("other-mac:MAC", "shows this MAC", BoardFault.OtherMac::new),
            with(
                    "bad-checksum:TIMES",
                    "calls this many good blocks damaged",
                    value -> new BoardFault.BadChecksum(Math.toIntExact(number(value)))),
            plain("wrong-md5", "reports an MD5 that is not its flash's", new BoardFault.WrongMd5()),
            with(
                    "unplug-at:BYTES",
                    "is pulled off the cable after this many bytes",
                    value -> new BoardFault.UnplugAt(number(value))),
            plain("dead-flash", "its flash chip answers nothing", new BoardFault.DeadFlash()),
            plain("boot-loop", "its application crashes without end", new BoardFault.BootLoop()),
            with("app-version:VERSION", "its application says this version", BoardFault.OtherVersion::new),
            plain("console-silent", "its application's console answers nothing", new BoardFault.SilentConsole()),
            with(
                    "console-noise:EVERY",
                    "every so many-th line of its console is damaged",
                    value -> new BoardFault.NoisyConsole(Math.toIntExact(number(value)))),
            with(
                    "crash-at:COMMAND",
                    "crashes at this many-th console command",
                    value -> new BoardFault.CrashAt(Math.toIntExact(number(value)))),
            with("self-test:PART", "this part fails its self-test", BoardFault.BadPart::new),
            with("adc-off:CHANNEL/BY", "its ADC reads a channel off by this much", FaultNames::adcOff),
            plain("nvs-bit-flip", "a bit of its NVS falls over", new BoardFault.NvsBitFlip()),
            with(
                    "bad-ram:ADDRESS",
                    "its RAM is bad at this hex address",
                    value -> new BoardFault.BadRam(Integer.parseUnsignedInt(value, 16))),
            plain("flash-encryption", "decrypts what it reads from flash", new BoardFault.FlashEncryption()),
            plain("secure-boot", "starts only what is signed", new BoardFault.SecureBoot()),
            plain("secure-download", "allows no register, no RAM, no stub", new BoardFault.SecureDownloadMode()));

    /** @param usage the name, and the place of its value where it has one */
    private record Named(String usage, String meaning, Function<String, BoardFault> factory) {

        String name() {
            return usage.contains(SEPARATOR) ? usage.substring(0, usage.indexOf(SEPARATOR)) : usage;
        }

        boolean takesValue() {
            return usage.contains(SEPARATOR);
        }
    }

    private FaultNames() {}

    private static Named plain(String name, String meaning, BoardFault fault) {
        return new Named(name, meaning, nothing -> fault);
    }

    private static Named with(String usage, String meaning, Function<String, BoardFault> factory) {
        return new Named(usage, meaning, factory);
    }

    private static BoardFault adcOff(String value) {
        String[] parts = value.split("/", -1);
        if (parts.length != 2) {
            throw new NumberFormatException(value);
        }
        return new BoardFault.AdcOff(parts[0], Double.parseDouble(parts[1]));
    }

    private static long number(String value) {
        return Long.parseLong(value);
    }

    /** One line for each fault: how it is written, and what it means. */
    public static List<String> usages() {
        return ALL.stream()
                .map(named -> String.format("%-20s %s", named.usage(), named.meaning()))
                .toList();
    }

    /** How each fault is written. */
    public static List<String> names() {
        return ALL.stream().map(Named::usage).toList();
    }

    /** @throws SimulatorException when it names no fault, or its value is missing, too much or not understood */
    public static BoardFault parse(String text) {
        int at = text.indexOf(SEPARATOR);
        String name = at < 0 ? text : text.substring(0, at);
        Named named = ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SimulatorException(
                        "There is no fault \"" + name + "\"; there are " + String.join(", ", names()) + "."));
        if (named.takesValue() != (at >= 0)) {
            throw new SimulatorException("Fault \"" + text + "\" is written " + named.usage() + ".");
        }
        try {
            return named.factory().apply(text.substring(at + 1));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new SimulatorException("Fault \"" + text + "\" is written " + named.usage() + ".", e);
        }
    }
}

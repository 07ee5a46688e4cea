package org.nailbed.simulator.console;

import java.util.List;
import java.util.Locale;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.boot.Application;
import org.nailbed.simulator.loader.Controls;
import org.nailbed.simulator.loader.Machine;
import org.nailbed.simulator.loader.Program;
import org.nailbed.simulator.memory.NorFlash;
import org.nailbed.simulator.nvs.NvsContents;

/** The console of every application that starts from flash. */
public final class AppConsole {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Voice voice;
    private final Application application;
    private final Settings settings;
    private final Console console;
    private final long startNanos;

    private AppConsole(Machine machine, Application application, long now) {
        voice = new Voice(machine, now);
        this.application = application;
        settings = new Settings(voice, application.nvs());
        console = new Console(voice);
        startNanos = now;
    }

    /**
     * Says {@code console ready} and listens. What the board's NVS suffers by its fault has happened by then.
     *
     * @param now when the application started
     */
    public static Program start(Machine machine, Application application, long now) {
        if (machine.mischief().is(BoardFault.NvsBitFlip.class)) {
            decay(machine.soc().flash(), application);
        }
        AppConsole app = new AppConsole(machine, application, now);
        app.addCommands();
        app.voice.say("console ready");
        return app.console;
    }

    /** One bit falls over in a store that is whole: in the serial number where there is one. */
    private static void decay(NorFlash flash, Application application) {
        application
                .nvs()
                .filter(where -> flash.holds(where.offset(), where.sizeBytes()))
                .ifPresent(where -> {
                    NvsContents contents = NvsContents.read(flash, where.offset(), where.sizeBytes());
                    if (contents.errors().isEmpty()) {
                        contents.find(Settings.NAMESPACE, "serial")
                                .or(() -> contents.items().stream().findFirst())
                                .filter(item -> item.content().length > 0)
                                .ifPresent(item -> clearOneBit(flash, item.flashAddress()));
                    }
                });
    }

    /** At the first byte that has a bit to lose; an entry always has one, in its padding. */
    private static void clearOneBit(NorFlash flash, int address) {
        int at = address;
        while (flash.read(at, 1)[0] == 0) {
            at++;
        }
        int cell = flash.read(at, 1)[0] & 0xFF;
        flash.program(at, new byte[] {(byte) (cell & (cell - 1))}, 0, 1);
    }

    private void addCommands() {
        console.add(
                Command.plain("version", "of this application", () -> voice.say("version " + application.version())));
        console.add(Command.plain("app", "its project name", () -> voice.say("app " + application.project())));
        console.add(Command.plain("serial", "number, from nvs " + Settings.NAMESPACE + "/serial", settings::serial));
        console.add(Command.plain("mac", "from nvs " + Settings.NAMESPACE + "/mac, else the chip's", settings::mac));
        console.add(Command.plain("nvs", "lists every value, and what is broken", settings::list));
        console.add(new SelfTest(voice, settings::isGood).command());
        console.add(new Adc(voice).command());
        console.add(new Command("led on|off", "switches the lamp", this::led));
        console.add(Command.plain("button", "whether it is pressed", this::button));
        console.add(Command.plain("uptime", "since the application started", this::uptime));
        console.add(Command.plain("reboot", "restarts the chip", this::reboot));
        console.add(Command.plain("crash", "lets the application crash", console::crash));
    }

    private void led(List<String> parameters) {
        String wish = parameters.isEmpty() ? "" : parameters.get(0).toLowerCase(Locale.ROOT);
        if (!wish.equals("on") && !wish.equals("off")) {
            voice.sayError("led is on or off");
            return;
        }
        controls().light(wish.equals("on"));
        voice.say("led " + wish);
    }

    private void button() {
        voice.say(controls().isPressed() ? "button pressed" : "button released");
    }

    private void uptime() {
        voice.say("uptime " + (voice.clock() - startNanos) / NANOS_PER_MILLI + " ms");
    }

    private void reboot() {
        voice.say("rebooting");
        console.restart();
    }

    private Controls controls() {
        return voice.machine().controls();
    }
}

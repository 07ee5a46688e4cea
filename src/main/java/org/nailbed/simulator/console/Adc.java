package org.nailbed.simulator.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.nailbed.simulator.BoardFault;
import org.nailbed.simulator.loader.Machine;

/** What a board measures of itself: each board lies off by its own amount, by its MAC, and every reading by a little more. */
final class Adc {
    /** What can be read. */
    enum Channel {
        VBAT(3.300, 0.030, 0.002, "V"),
        VSYS(5.000, 0.040, 0.003, "V"),
        V33(3.300, 0.015, 0.001, "V"),
        V18(1.800, 0.010, 0.001, "V"),
        TEMP(31.0, 3.0, 0.2, "C");

        private final double usual;
        private final double betweenBoards;
        private final double betweenReadings;
        private final String unit;

        Channel(double usual, double betweenBoards, double betweenReadings, String unit) {
            this.usual = usual;
            this.betweenBoards = betweenBoards;
            this.betweenReadings = betweenReadings;
            this.unit = unit;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Voice voice;
    private final long mac;
    private final SplittableRandom readings;

    Adc(Voice voice) {
        this.voice = voice;
        mac = voice.machine().soc().mac().bits();
        readings = new SplittableRandom(mac);
    }

    Command command() {
        return new Command("adc [channel]", "reads " + words(), this::read);
    }

    private void read(List<String> parameters) {
        if (parameters.isEmpty()) {
            Arrays.stream(Channel.values()).forEach(this::tell);
            return;
        }
        String word = parameters.get(0).toLowerCase(Locale.ROOT);
        find(word).ifPresentOrElse(this::tell, () -> voice.sayError("no channel '" + word + "', there are " + words()));
    }

    static Optional<Channel> find(String word) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.word().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(Channel.values()).map(Channel::word).collect(Collectors.joining(", "));
    }

    private void tell(Channel channel) {
        voice.pause(1);
        voice.say(String.format(Locale.ROOT, "adc %s %.3f %s", channel.word(), reading(channel), channel.unit));
    }

    private double reading(Channel channel) {
        double ofBoard = spread(new SplittableRandom(mac * 31 + channel.word().hashCode()));
        double off = machine()
                .mischief()
                .as(BoardFault.AdcOff.class)
                .filter(fault -> fault.channel().equals(channel.word()))
                .map(BoardFault.AdcOff::by)
                .orElse(0.0);
        return channel.usual + channel.betweenBoards * ofBoard + channel.betweenReadings * spread(readings) + off;
    }

    private Machine machine() {
        return voice.machine();
    }

    /** Between -1 and 1. Numbers that follow each other as seeds give nothing alike here. */
    private static double spread(SplittableRandom random) {
        return 2 * random.nextDouble() - 1;
    }
}

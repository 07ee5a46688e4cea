package org.nailbed.station.config.machine;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.nailbed.station.config.type.ListOf;
import org.nailbed.station.config.type.Quantities;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Type;

/** Keys that several parts of a station file have, and what is checked of them. */
final class Keys {

    /** A port of this machine or behind a server. */
    static final Type<String> ADDRESS =
            Scalar.TEXT.saying("a device, 'usb:1-2.3', 'socket://host:port' or 'rfc2217://host:port'");

    static final Type<Integer> SLOT_NUMBER = Values.count(1, Slots.MAX_NUMBER);

    /** No shell reads them: a shell would read more into them than was meant. */
    static final Type<List<String>> COMMAND = new ListOf<>(Scalar.TEXT, "this word");

    private Keys() {}

    static Key<Integer> slot(String meaning) {
        return Key.optional("slot", SLOT_NUMBER, meaning, "1");
    }

    static Key<List<Integer>> slots(String word, String meaning) {
        return Key.optional(word, new ListOf<>(SLOT_NUMBER, "this slot"), meaning, "[1, 2]");
    }

    static Key<Duration> limit(Duration usual) {
        String words = usual.toSeconds() + " s";
        return Key.optional("limit", Quantities.DURATION, "after which the program is killed", words)
                .otherwise(words);
    }

    static OptionalInt asInt(Section section, Key<Integer> key) {
        return section.find(key).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    static Set<Integer> asSet(Section section, Key<List<Integer>> key) {
        return new TreeSet<>(section.find(key).orElse(List.of()));
    }

    /** One port serves one thing. */
    static void claim(Section section, Key<String> key, String owner) {
        section.find(key)
                .flatMap(address -> section.place()
                        .reading()
                        .claim("port " + address, owner)
                        .map(other -> "port " + address + " belongs to " + other + " already. Name another."))
                .ifPresent(message -> section.fault(key, message));
    }

    /** Adds a fault when the station turns out to have no such slot. */
    static void refuseUnknownSlot(Section section, Key<Integer> key) {
        section.find(key).ifPresent(slot -> refuseUnknownSlots(section, key, List.of(slot)));
    }

    /** As {@link #refuseUnknownSlot}, of several. */
    static void refuseUnknownSlots(Section section, Key<?> key, List<Integer> slots) {
        section.place()
                .reading()
                .later(() -> slots.stream()
                        .filter(slot -> !section.place().reading().isClaimed("slot " + slot))
                        .forEach(slot -> section.fault(
                                key, "there is no slot " + slot + " in this file. Name one that it has.")));
    }
}

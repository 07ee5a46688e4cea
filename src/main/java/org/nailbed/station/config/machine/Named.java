package org.nailbed.station.config.machine;

import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping.Maker;
import org.nailbed.station.config.yaml.Section;

/**
 * Makes things of which no two may have one name.
 *
 * @param what for messages: "printer"
 */
record Named<T>(String what, Key<String> name, Maker<T> maker) implements Maker<T> {

    /** Two things of one name cannot be told apart. */
    static void refuseTwice(Section section, Key<String> name, String what) {
        section.find(name)
                .filter(word ->
                        section.place().reading().claim(what + " " + word, what).isPresent())
                .ifPresent(word ->
                        section.fault(name, what + " '" + word + "' stands here twice. Give each its own name."));
    }

    @Override
    public void check(Section section) {
        refuseTwice(section, name, what);
    }

    @Override
    public T make(Section section) {
        return maker.make(section);
    }
}

package org.nailbed.station.config.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file while it is read: what is wrong with it, and which other files it names. One thread uses it. */
public final class Reading {

    private final Path file;
    private final Faults faults;
    private final List<Object> kept = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();
    private byte[] content = {};

    public Reading(Path file) {
        this.file = file;
        this.faults = new Faults(file);
    }

    public Path file() {
        return file;
    }

    public Faults faults() {
        return faults;
    }

    /** The file's own bytes as they were read; never changed by anyone. */
    public byte[] content() {
        return content;
    }

    void holds(byte[] read) {
        content = read;
    }

    /** Keeps something that was found while reading, for later. */
    public void keep(Object found) {
        kept.add(found);
    }

    /** What was kept of a kind, in the order of the file. */
    public <T> List<T> kept(Class<T> kind) {
        return kept.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * Says that something of which there is one belongs to somebody.
     *
     * @param thing "port /dev/ttyUSB0"
     * @param owner for messages: "slot 3"
     * @return who has it already; empty when nobody had
     */
    public Optional<String> claim(String thing, String owner) {
        return Optional.ofNullable(owners.putIfAbsent(thing, owner));
    }

    /** Whether somebody has it. */
    public boolean isClaimed(String thing) {
        return owners.containsKey(thing);
    }

    /** Keeps a check until the whole file was read. */
    public void later(Runnable check) {
        later.add(check);
    }

    /** Does the checks that were kept, and throws if anything was wrong anywhere. */
    public void finish() {
        later.forEach(Runnable::run);
        faults.throwIfAny();
    }

    /**
     * A path as the file writes it: relative to the file's folder.
     *
     * @return empty when no file can have such a name
     */
    public Optional<Path> beside(String path) {
        try {
            return Optional.of(file.resolveSibling(path).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}

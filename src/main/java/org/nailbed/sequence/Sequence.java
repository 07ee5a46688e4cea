package org.nailbed.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nailbed.run.PhaseKey.Group;
import org.nailbed.sequence.PhaseKind.Role;

/**
 * Ordered phases in three groups.
 *
 * @param setup before the board is worked on; when one fails, main is left out
 * @param main at least one; a board is identified and admitted by the rules of the line before it is written
 * @param teardown always done, whatever happened before, each one even when another fails; but a board that was not admitted is not
 *     written here either
 */
public record Sequence(List<Phase> setup, List<Phase> main, List<Phase> teardown) {

    /** @throws IllegalArgumentException when such a run would say nothing about its board, or write one that nobody asked about */
    public Sequence {
        setup = List.copyOf(setup);
        main = List.copyOf(main);
        teardown = List.copyOf(teardown);
        if (main.isEmpty()) {
            throw new IllegalArgumentException("A sequence needs at least one phase.");
        }
        List<Phase> all = Stream.of(setup, main, teardown).flatMap(List::stream).toList();
        checkNames(all);
        checkOrder(all);
    }

    /** With a main group only. */
    public Sequence(List<Phase> main) {
        this(List.of(), main, List.of());
    }

    private static void checkNames(List<Phase> phases) {
        Set<String> names = new HashSet<>();
        for (Phase phase : phases) {
            if (!names.add(phase.name())) {
                throw new IllegalArgumentException(
                        "Phase name '" + phase.name() + "' stands twice. Give one another name.");
            }
        }
    }

    private static void checkOrder(List<Phase> phases) {
        Set<Role> done = EnumSet.noneOf(Role.class);
        for (Phase phase : phases) {
            Role role = phase.kind().role();
            if (role != Role.OTHER
                    && role != Role.IDENTIFIES
                    && role != Role.RESETS
                    && !done.contains(Role.IDENTIFIES)) {
                throw new IllegalArgumentException(
                        "A sequence must identify the board before phase '" + phase.name() + "'.");
            }
            if (role == Role.WRITES && !done.contains(Role.GUARDS)) {
                throw new IllegalArgumentException(
                        "A sequence must guard the board before phase '" + phase.name() + "' writes it.");
            }
            done.add(role);
        }
    }

    public List<Phase> phases(Group group) {
        return switch (group) {
            case SETUP -> setup;
            case MAIN -> main;
            case TEARDOWN -> teardown;
        };
    }

    /** Every phase, in the order of a run in which nothing fails. */
    public List<Phase> phases() {
        List<Phase> all = new ArrayList<>(setup);
        all.addAll(main);
        all.addAll(teardown);
        return all;
    }

    /** SHA-256, lower-case hex, over every phase with all its settings: changes when a run would. */
    public String sha256() {
        StringBuilder text = new StringBuilder();
        for (Group group : Group.values()) {
            for (Phase phase : phases(group)) {
                text.append(group).append(' ').append(phase.name()).append(' ');
                text.append(phase.budget().toMillis())
                        .append(" ms ")
                        .append(phase.policy())
                        .append(' ');
                text.append(new TreeMap<>(phase.limits()))
                        .append(' ')
                        .append(phase.kind())
                        .append('\n');
            }
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}

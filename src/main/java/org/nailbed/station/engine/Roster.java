package org.nailbed.station.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nailbed.station.Fixture;
import org.nailbed.station.SlotPort;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;
import org.nailbed.station.engine.around.Questions;
import org.nailbed.station.engine.slot.RunOrder;
import org.nailbed.station.engine.slot.Slot;
import org.nailbed.station.engine.slot.SlotThread;
import org.nailbed.station.engine.slot.Workshop;

/** The slots and their threads. Read by anyone; changed by commands only. */
final class Roster {

    private record Post(Slot slot, SlotThread thread) {}

    private final Workshop shop;
    private volatile Map<Integer, Post> posts = Map.of();
    private final List<Thread> leaving = new ArrayList<>();

    Roster(Workshop shop) {
        this.shop = shop;
    }

    /** In order of number. */
    Collection<Slot> slots() {
        return posts.values().stream().map(Post::slot).toList();
    }

    Set<Integer> numbers() {
        return posts.keySet();
    }

    /** @throws StationException when there is none of this number */
    Slot slot(int number) {
        return post(number).slot();
    }

    void run(int number, RunOrder order) {
        post(number).thread().run(order);
    }

    private Post post(int number) {
        Post post = posts.get(number);
        if (post == null) {
            throw new StationException(
                    Refusal.UNKNOWN_SLOT,
                    "Slot " + number + " does not exist; there are slots " + posts.keySet() + ".");
        }
        return post;
    }

    /**
     * Brings the slots to what a fixture says: those that it does not touch go on as they are.
     *
     * @throws StationException when a run goes on on a slot that it touches; nothing is changed then
     */
    void become(Fixture fixture) {
        Map<Integer, Post> next = new TreeMap<>();
        for (SlotPort port : fixture.slots()) {
            Post old = posts.get(port.number());
            if (old != null && old.slot().port().equals(port)) {
                next.put(port.number(), old);
            }
        }
        List<Post> touched = posts.values().stream()
                .filter(post -> !next.containsValue(post))
                .toList();
        touched.stream().map(Post::slot).filter(Slot::isRunning).findFirst().ifPresent(busy -> {
            throw new StationException(
                    Refusal.NOT_NOW,
                    busy.port() + " cannot change: a run goes on there. Wait for its end, or stop it.");
        });
        touched.forEach(this::sendHome);
        fixture.slots().forEach(port -> next.computeIfAbsent(port.number(), number -> newPost(port)));
        posts = Collections.unmodifiableMap(next);
    }

    private Post newPost(SlotPort port) {
        Questions questions = new Questions(
                port.toString(), shop.times().clock(), () -> shop.news().slotChanged(port.number()));
        Slot slot = new Slot(port, questions);
        return new Post(slot, new SlotThread(slot, shop));
    }

    private void sendHome(Post post) {
        post.thread().goHome();
        leaving.removeIf(thread -> !thread.isAlive());
        leaving.add(post.thread().thread());
    }

    /** Sends every thread home; those that are to be waited for. */
    List<Thread> sendAllHome() {
        posts.values().forEach(post -> post.slot().questions().nobodyIsThere());
        posts.values().forEach(this::sendHome);
        return leaving;
    }
}

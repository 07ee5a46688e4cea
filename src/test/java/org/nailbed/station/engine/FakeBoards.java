package org.nailbed.station.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.station.Product;
import org.nailbed.station.SlotPort;
import org.nailbed.station.outside.ProgrammerSource;

/** A board for every slot, each doing as its test says. */
public final class FakeBoards implements ProgrammerSource {

    private final Map<Integer, FakeBoard> boards = new ConcurrentHashMap<>();

    /** The board on a slot; healthy until told otherwise. */
    public FakeBoard board(int slot) {
        return boards.computeIfAbsent(slot, FakeBoard::new);
    }

    @Override
    public Programmer open(SlotPort slot, Product product, Progress.Listener listener) {
        FakeBoard board = board(slot.number());
        Optional<RuntimeException> fault = board.faultAt(FakeBoard.Step.OPEN);
        if (fault.isPresent()) {
            throw fault.get();
        }
        return board.opened(listener);
    }
}

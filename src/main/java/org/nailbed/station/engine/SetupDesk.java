package org.nailbed.station.engine;

import java.util.List;
import java.util.Optional;
import org.nailbed.station.Station.Setup;
import org.nailbed.station.StationException;
import org.nailbed.station.StationException.Refusal;

/** What the station runs by, and what its file says now. */
final class SetupDesk {

    private Rig used;
    private Optional<Rig> offered = Optional.empty();
    private List<String> afterRestart = List.of();
    private List<String> faults = List.of();

    SetupDesk(Rig used) {
        this.used = used;
    }

    synchronized Rig rig() {
        return used;
    }

    synchronized Setup view() {
        return new Setup(offered.map(used::changesTo).orElse(List.of()), afterRestart, faults);
    }

    synchronized void offer(Rig rig, List<String> onlyAfterRestart) {
        faults = List.of();
        afterRestart = List.copyOf(onlyAfterRestart);
        offered = Optional.of(rig).filter(other -> !used.changesTo(other).isEmpty());
    }

    /** What was offered before is no longer what the file says. */
    synchronized void broken(List<String> why) {
        faults = List.copyOf(why);
        offered = Optional.empty();
    }

    /** @throws StationException when nothing is offered */
    synchronized Rig offered() {
        return offered.orElseThrow(() -> new StationException(
                Refusal.NOT_NOW, "The station file says nothing new that could be taken over. Edit it first."));
    }

    /** What was offered since this one was looked at stays offered. */
    synchronized void take(Rig taken) {
        used = taken;
        offered = offered.filter(other -> !used.changesTo(other).isEmpty());
    }
}

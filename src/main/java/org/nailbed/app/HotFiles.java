package org.nailbed.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.nailbed.station.config.ConfigException;
import org.nailbed.station.config.ConfigFault;
import org.nailbed.station.config.ProductConfig;
import org.nailbed.station.config.StationConfig;
import org.nailbed.station.config.watch.FileNews;
import org.nailbed.station.engine.LiveStation;
import org.nailbed.station.engine.Rig;

/**
 * Brings what somebody edited to the running station: good files are offered, broken ones shown, and nothing changes before a
 * person takes it. Called by one thread at a time.
 */
final class HotFiles implements Consumer<FileNews> {

    private final LiveStation station;
    private final ProductRoom room;
    private final PretendedJig pretended;
    private final StationConfig opened;

    /** What a product's file said its name was when it was last good. */
    private final Map<Path, String> names = new HashMap<>();

    private volatile StationConfig config;

    /** @param config as the station was opened with */
    HotFiles(LiveStation station, StationConfig config, ProductRoom room, PretendedJig pretended) {
        this.station = station;
        this.opened = config;
        this.config = config;
        this.room = room;
        this.pretended = pretended;
    }

    /** The station file as it was last good. */
    StationConfig config() {
        return config;
    }

    @Override
    public void accept(FileNews news) {
        if (news instanceof FileNews.StationRead read) {
            stationIs(read.station());
        } else if (news instanceof FileNews.ProductRead read) {
            productIs(read.product());
        } else if (news instanceof FileNews.Broken broken) {
            isBroken(
                    broken.file(),
                    broken.faults().stream().map(ConfigFault::toString).toList());
        } else {
            isBroken(
                    news.file(),
                    List.of(news.file() + " is gone. The station goes on with what it last said. Bring it back."));
        }
    }

    private void stationIs(StationConfig now) {
        StationConfig before = config;
        config = now;
        try {
            Rig rig = new Rig(pretended.fixture(now), pretended.equipment(now.equipment()), now.scanOrder());
            station.offerSetup(rig, afterRestart(now));
        } catch (IllegalArgumentException e) {
            station.setupBroken(List.of(String.valueOf(e.getMessage())));
        }
        List<Path> added = new ArrayList<>(now.productFiles());
        added.removeAll(before.productFiles());
        added.forEach(this::addProduct);
    }

    private void addProduct(Path file) {
        try {
            productIs(room.read(file, config));
        } catch (ConfigException e) {
            isBroken(file, ProductRoom.words(e));
        }
    }

    /** What no running station can change, in words: compared with the file that it was opened with. */
    private List<String> afterRestart(StationConfig now) {
        List<String> changes = new ArrayList<>();
        differs(changes, "name", opened.name(), now.name());
        differs(changes, "products", opened.productFile(), now.productFile());
        differs(changes, "fixture", opened.fixtureSettings(), now.fixtureSettings());
        differs(changes, "approval", opened.approval(), now.approval());
        differs(changes, "database", opened.database(), now.database());
        differs(changes, "panel", opened.panel(), now.panel());
        return changes;
    }

    private static void differs(List<String> changes, String key, Object before, Object now) {
        if (!Objects.equals(before, now)) {
            changes.add("'" + key + "' is another; it holds from the next start.");
        }
    }

    private void productIs(ProductConfig read) {
        if (isMadeHere(read.file())) {
            names.put(plain(read.file()), read.product().name());
            station.products().offer(room.ready(read));
        }
    }

    private void isBroken(Path file, List<String> faults) {
        if (isMadeHere(file)) {
            String name = names.getOrDefault(plain(file), ProductRoom.name(file));
            station.products().broken(name, faults);
        } else if (!isProduct(file)) {
            station.setupBroken(faults);
        }
    }

    /** A product that the station file does not name is of no concern here. */
    private boolean isMadeHere(Path file) {
        return config.productFiles().stream().map(HotFiles::plain).anyMatch(plain(file)::equals);
    }

    private boolean isProduct(Path file) {
        Path folder = plain(config.productFile()).getParent();
        return Objects.equals(plain(file).getParent(), folder);
    }

    private static Path plain(Path file) {
        return file.toAbsolutePath().normalize();
    }
}

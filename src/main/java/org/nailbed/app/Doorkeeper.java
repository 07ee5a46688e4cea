package org.nailbed.app;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nailbed.ledger.Ledger;
import org.nailbed.station.Station;

/** Hands the house to the panel, which lives in Quarkus, and closes it when Quarkus is told to stop. */
@Singleton
final class Doorkeeper {

    private static final AtomicReference<Optional<House>> HOUSE = new AtomicReference<>(Optional.empty());

    private final String host;
    private final int port;

    Doorkeeper(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.host = host;
        this.port = port;
    }

    /** To be called before Quarkus starts. */
    static void open(House house) {
        HOUSE.set(Optional.of(house));
    }

    // Default beans: a test of the panel brings its own station.
    @Produces
    @Singleton
    @DefaultBean
    Station station() {
        return house().station();
    }

    @Produces
    @Singleton
    @DefaultBean
    Ledger ledger() {
        return house().ledger();
    }

    void greet(@Observes StartupEvent started) {
        HOUSE.get().map(House::station).ifPresent(station -> {
            int slots = station.fixture().slots().size();
            System.out.printf(
                    "%nNailbed: station %s makes %s on %d %s.%nPanel: http://%s:%d%nCtrl-C stops it.%n%n",
                    station.fixture().station(),
                    station.product().name(),
                    slots,
                    slots == 1 ? "slot" : "slots",
                    host,
                    port);
        });
    }

    /** On a signal the JVM waits for Quarkus, and for nobody else: so runs end and the database stops in here. */
    void sayGoodbye(@Observes ShutdownEvent stopping) {
        HOUSE.get().ifPresent(House::close);
    }

    private static House house() {
        return HOUSE.get()
                .orElseThrow(
                        () -> new IllegalStateException("The panel was started without a station. Start Nailbed."));
    }
}

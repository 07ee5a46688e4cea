package org.nailbed.app;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.nailbed.ledger.Ledger;
import org.nailbed.ledger.books.Books;
import org.nailbed.station.Station;
import org.nailbed.station.fixture.FixtureDesk;

/** Hands the house to the panel, which lives in Quarkus, and closes it when Quarkus is told to stop. */
@Singleton
final class Doorkeeper {

    private static volatile Optional<House> house = Optional.empty();

    /** To be called before Quarkus starts. */
    static void open(House opened) {
        house = Optional.of(opened);
    }

    // Default beans: a test of the panel brings its own station.
    @Produces
    @Singleton
    @DefaultBean
    Station station() {
        return opened().station();
    }

    @Produces
    @Singleton
    @DefaultBean
    Ledger ledger() {
        return opened().books().runs();
    }

    @Produces
    @Singleton
    @DefaultBean
    Books books() {
        return opened().books();
    }

    @Produces
    @Singleton
    @DefaultBean
    FixtureDesk fixture() {
        return opened().fixture();
    }

    void greet(@ObservesAsync HttpServerStart listening) {
        HttpServerOptions http = listening.options();
        house.map(House::station).ifPresent(station -> {
            int slots = station.fixture().slots().size();
            System.out.printf(
                    "%nNailbed: station %s makes %s on %d %s.%nPanel:   http://%s:%d%nCtrl-C stops it.%n%n",
                    station.fixture().station(),
                    station.product().name(),
                    slots,
                    slots == 1 ? "slot" : "slots",
                    http.getHost(),
                    http.getPort());
        });
    }

    /** On a signal the JVM waits for Quarkus, and for nobody else: so runs end and the database stops in here. */
    void sayGoodbye(@Observes ShutdownEvent stopping) {
        house.ifPresent(House::close);
    }

    private static House opened() {
        return house.orElseThrow(
                () -> new IllegalStateException("The panel was started without a station. Start Nailbed."));
    }
}

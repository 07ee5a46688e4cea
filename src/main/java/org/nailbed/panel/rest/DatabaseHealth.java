package org.nailbed.panel.rest;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.nailbed.station.Day.DatabaseState;
import org.nailbed.station.Station;

/** Ready means that a run could be stored: without the database no run begins. */
@Readiness
class DatabaseHealth implements HealthCheck {

    private final Station station;

    DatabaseHealth(Station station) {
        this.station = station;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(station.day().database() == DatabaseState.UP)
                .build();
    }
}

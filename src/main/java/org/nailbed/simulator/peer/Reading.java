package org.nailbed.simulator.peer;

import java.util.Random;

/**
 * What an instrument shows.
 *
 * @param value in the quantity's base unit
 * @param spread how far a single reading lies from it at most
 */
record Reading(double value, double spread) {

    double next(Random random) {
        return value + spread * (2 * random.nextDouble() - 1);
    }
}

package org.nailbed.station.config.yaml;

/** A value, and where it stood, for what is found wrong later. */
public record Placed<T>(T value, Place place) {}

package org.nailbed.panel.command;

import java.util.List;

/** The slots whose runs were told to stop. */
public record StopAnswer(List<Integer> stopped) {}

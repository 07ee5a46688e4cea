package org.nailbed.panel.json;

import java.util.List;

/** What start-all did. */
public record StartAnswer(List<Integer> started, List<Integer> skipped) {}

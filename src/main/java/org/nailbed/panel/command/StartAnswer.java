package org.nailbed.panel.command;

import java.util.List;

/** What start-all did. */
public record StartAnswer(List<Integer> started, List<Integer> skipped) {}

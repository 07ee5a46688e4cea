package org.nailbed.panel.order;

import java.util.List;

/** Jobs, those that have not finished first. */
public record JobListJson(List<JobJson> jobs) {}

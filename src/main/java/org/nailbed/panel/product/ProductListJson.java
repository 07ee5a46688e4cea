package org.nailbed.panel.product;

import java.util.List;

/** Every product of the station, by name. */
public record ProductListJson(List<ProductViewJson> products) {}

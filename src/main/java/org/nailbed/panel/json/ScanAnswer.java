package org.nailbed.panel.json;

/** Where a scanned serial number went. */
public record ScanAnswer(int slot, String serialNumber) {}

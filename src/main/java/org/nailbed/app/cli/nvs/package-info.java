/**
 * NVS data partitions: built from a table, listed, encrypted.
 *
 * <p>May import: output of the command line; firmware.
 */
@NullMarked
package org.nailbed.app.cli.nvs;

import org.jspecify.annotations.NullMarked;

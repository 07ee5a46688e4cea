/**
 * Espressif's flasher stub: where its bytes come from and how they get to run in a chip's RAM.
 *
 * <p>May import: flash, wire, loader. The stubs themselves are taken from an npm package when Nailbed is built.
 */
@NullMarked
package org.nailbed.flash.espressif.stub;

import org.jspecify.annotations.NullMarked;

/**
 * What is asked of flash apart from writing images: digests, reading, erasing.
 *
 * <p>May import: flash, wire, loader.
 */
@NullMarked
package org.nailbed.flash.espressif.flashio;

import org.jspecify.annotations.NullMarked;

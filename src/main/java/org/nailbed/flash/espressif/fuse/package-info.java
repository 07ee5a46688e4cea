/**
 * What is burnt into a chip: where its facts lie and how they are read.
 *
 * <p>May import: loader. Source of every address: the protocol reference, 5.2 and 5.3.
 */
@NullMarked
package org.nailbed.flash.espressif.fuse;

import org.jspecify.annotations.NullMarked;

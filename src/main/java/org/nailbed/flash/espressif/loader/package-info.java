/**
 * What is said to Espressif's loaders and what they say back: commands, replies, errors, and the link that matches them.
 *
 * <p>May import: flash, wire. Source of every number: the protocol reference, sections 1 and 2.
 */
@NullMarked
package org.nailbed.flash.espressif.loader;

import org.jspecify.annotations.NullMarked;

/**
 * What is to be written: images with their hashes, sets of them, and the formats they come in.
 *
 * <p>May import: no other room. Opens files and buffers, never ports.
 */
@NullMarked
package org.nailbed.firmware;

import org.jspecify.annotations.NullMarked;

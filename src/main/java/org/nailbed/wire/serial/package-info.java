/**
 * Serial devices and their discovery: the only package that touches jSerialComm, and what Linux tells of ports.
 *
 * <p>May import: wire.
 */
@NullMarked
package org.nailbed.wire.serial;

import org.jspecify.annotations.NullMarked;

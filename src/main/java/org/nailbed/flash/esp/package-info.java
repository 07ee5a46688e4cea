/**
 * Espressif's ROM and stub loaders, behind {@code Programmer}: the order of work. The parts lie in {@code flash.espressif}, one
 * concern a package, beside this one so that no package imports its own sub-package.
 *
 * <p>May import: flash, wire, firmware and {@code flash.espressif}. The room above never imports this one.
 */
@NullMarked
package org.nailbed.flash.esp;

import org.jspecify.annotations.NullMarked;

/** The programmer at work on whole boards, pretended: every chip, and what its locks refuse. */
@NullMarked
package org.nailbed.flash.esp.boards;

import org.jspecify.annotations.NullMarked;

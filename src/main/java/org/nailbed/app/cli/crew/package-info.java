/**
 * The same work on boards at many ports at once: which ports, how to talk to them, the threads, and what is shown meanwhile.
 *
 * <p>May import: the command line's output; flash, wire. Knows no command.
 */
@NullMarked
package org.nailbed.app.cli.crew;

import org.jspecify.annotations.NullMarked;

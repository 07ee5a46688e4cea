/**
 * What every command says in the same way: exit codes, failures, JSON lines, numbers and their words.
 *
 * <p>May import: the rooms' exceptions. Imports no other package of the command line.
 */
@NullMarked
package org.nailbed.app.cli.output;

import org.jspecify.annotations.NullMarked;

/** The built artefact, run as a process. */
@NullMarked
package dev.kdt.process;

import org.jspecify.annotations.NullMarked;

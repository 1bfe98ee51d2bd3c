/** The playground: a pipeline and a few records on a terminal, tried anew at every change. */
@NullMarked
package dev.kdt.cli.playground;

import org.jspecify.annotations.NullMarked;

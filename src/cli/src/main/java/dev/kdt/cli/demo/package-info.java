/** The parts of {@code kdt demo} beside the commands' own: orders to send, and the count of what arrived. */
@NullMarked
package dev.kdt.cli.demo;

import org.jspecify.annotations.NullMarked;

/** Help: pages of commands and topics from one model, as text for a terminal and as manual pages. */
@NullMarked
package dev.kdt.cli.help;

import org.jspecify.annotations.NullMarked;

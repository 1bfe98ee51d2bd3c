/** What {@code kdt demo} needs beside the commands' own parts: orders to send, and the count of what arrived. */
@NullMarked
package dev.kdt.cli.demo;

import org.jspecify.annotations.NullMarked;

/** The presentation of records: for people, as envelopes, as hexadecimal numbers, or as a format says. */
@NullMarked
package dev.kdt.cli.show;

import org.jspecify.annotations.NullMarked;

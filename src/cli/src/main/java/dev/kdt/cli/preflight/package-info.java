/** {@code kdt produce --preflight}: records checked against every limit, and an estimate of what they need and cost. Nothing is sent. */
@NullMarked
package dev.kdt.cli.preflight;

import org.jspecify.annotations.NullMarked;

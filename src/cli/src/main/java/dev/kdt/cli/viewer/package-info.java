/**
 * The screen of {@code kdt tail}: {@link dev.kdt.cli.viewer.RecordViewer} shows the newest records of a run that goes on meanwhile. What
 * the run gives comes in through {@link dev.kdt.cli.viewer.Arrivals}, the only part that its threads share with the screen.
 */
@NullMarked
package dev.kdt.cli.viewer;

import org.jspecify.annotations.NullMarked;

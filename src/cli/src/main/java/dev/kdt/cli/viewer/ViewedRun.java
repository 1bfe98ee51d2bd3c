package dev.kdt.cli.viewer;

import dev.kdt.cli.screen.Notices;
import dev.kdt.flow.RunCounters;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The run that a viewer shows. Its parts are those of the run, which goes on in other threads.
 *
 * @param stream that is read
 * @param arrivals what it gives
 * @param counters what it counts
 * @param lags how far it is behind
 * @param options that choose what it gives, as they were given; empty for none
 * @param filters makes filters for what it gives
 * @param notices what it tells the user
 * @param zone of times of day
 * @param folder where captures are written
 */
public record ViewedRun(
        String stream,
        Arrivals arrivals,
        RunCounters counters,
        Supplier<ReadingLags> lags,
        String options,
        FilterCompiler filters,
        Notices notices,
        InstantSource clock,
        ZoneId zone,
        Path folder) {}

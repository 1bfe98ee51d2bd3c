package dev.kdt.cli.viewer;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.UsageException;
import dev.kdt.jq.Cutoff;
import dev.kdt.pipeline.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filters of what is shown: an expression, a text, and the shards that are hidden. For one thread. */
final class Filters {
    /** For all records that are held; the screen stands meanwhile. */
    private static final long PATIENCE_MILLIS = 1_000;

    private static final ScheduledExecutorService CUTTER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kdt-filter-cutoff").factory());

    private final FilterCompiler compiler;
    private final History history;
    private final Set<String> hiddenShards = new HashSet<>();
    private Typed expression = Typed.NONE;
    private Typed text = Typed.NONE;

    /** The kinds of filters that are typed. */
    enum Kind {
        EXPRESSION("/"),
        TEXT("t");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** By which it is typed; its mark on the screen. */
        String key() {
            return key;
        }
    }

    private record Typed(String source, Predicate<Output> test, FilterFailures failures) {
        static final Typed NONE = new Typed("", _ -> true, new FilterFailures());
    }

    Filters(FilterCompiler compiler, History history) {
        this.compiler = compiler;
        this.history = history;
    }

    /** The text of a filter as it was applied last; empty for none. */
    String source(Kind kind) {
        return typed(kind).source();
    }

    private Typed typed(Kind kind) {
        return switch (kind) {
            case EXPRESSION -> expression;
            case TEXT -> text;
        };
    }

    /** Applies a filter; a blank one takes all. Returns why it cannot be applied: then what was applied before stays; else null. */
    @Nullable
    String apply(Kind kind, String source) {
        if (source.equals(source(kind))) {
            return null;
        }
        try {
            set(kind, source.isBlank() ? Typed.NONE : compiled(kind, source));
        } catch (UsageException e) {
            return String.valueOf(e.getMessage());
        }
        if (applied()) {
            return null;
        }
        set(kind, Typed.NONE);
        applied();
        return "this takes longer than " + PATIENCE_MILLIS / 1_000 + " s on the records that are held: not applied";
    }

    private Typed compiled(Kind kind, String source) {
        FilterFailures failures = new FilterFailures();
        Predicate<Output> test = switch (kind) {
            case EXPRESSION -> compiler.expression(source, failures);
            case TEXT -> compiler.text(source, failures);
        };
        return new Typed(source, test, failures);
    }

    private void set(Kind kind, Typed typed) {
        switch (kind) {
            case EXPRESSION -> expression = typed;
            case TEXT -> text = typed;
        }
    }

    boolean shows(String shard) {
        return !hiddenShards.contains(shard);
    }

    void toggle(String shard) {
        if (!hiddenShards.remove(shard)) {
            hiddenShards.add(shard);
        }
        applied();
    }

    void showAllShards() {
        hiddenShards.clear();
        applied();
    }

    int hiddenShards() {
        return hiddenShards.size();
    }

    /**
     * Adds records that came. An expression that takes too long for them is taken away. Returns what the user should know of it, or of
     * the first records for which a filter fails; null for nothing.
     */
    @Nullable
    String add(List<SeenRecord> newest) {
        boolean hadFailed = failures() != null;
        if (during(() -> history.add(newest))) {
            return hadFailed ? null : failures();
        }
        String source = expression.source();
        expression = Typed.NONE;
        applied();
        return "/" + source + ": takes too long for the records that come: not applied any more";
    }

    /** Filters all that is held anew; returns whether that took no longer than somebody waits. */
    private boolean applied() {
        text.failures().clear();
        expression.failures().clear();
        Predicate<Output> first = text.test();
        Predicate<Output> second = expression.test();
        return during(() ->
                history.filter(each -> shows(each.shard()) && first.test(each.output()) && second.test(each.output())));
    }

    /** Does work that evaluates filters, and cuts it off when it takes too long; returns whether it did not. */
    private static boolean during(Runnable work) {
        Cutoff cutoff = new Cutoff();
        Future<?> end = CUTTER.schedule(cutoff::cutOff, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        cutoff.during(work::run);
        end.cancel(false);
        return !cutoff.isOff();
    }

    /** Of the first filter that fails for records that came: for how many, and why for the first of them; null when none does. */
    @Nullable
    String failures() {
        String failed = text.failures().inWords();
        return failed == null ? expression.failures().inWords() : failed;
    }

    /** The filters in words; empty without one. */
    List<String> inWords(int shards) {
        List<String> words = new ArrayList<>();
        for (Kind each : Kind.values()) {
            if (!source(each).isEmpty()) {
                words.add(each.key() + " " + source(each));
                long failed = typed(each).failures().count();
                if (failed > 0) {
                    words.add(Amounts.count(failed) + " failed");
                }
            }
        }
        if (!hiddenShards.isEmpty()) {
            words.add((shards - hiddenShards.size()) + " of " + shards + " shards");
        }
        return words;
    }
}

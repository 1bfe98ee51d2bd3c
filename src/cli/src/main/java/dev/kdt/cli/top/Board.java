package dev.kdt.cli.top;

import dev.kdt.load.Advice;
import dev.kdt.load.Advisor;
import dev.kdt.load.KeyReport;
import dev.kdt.load.LoadReport;
import dev.kdt.load.ShardReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state of the program: the load as it is shown, and where the user is in it. For one thread. */
final class Board {
    /** Rates are of seconds: nothing changes faster. */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);

    private final Supplier<LoadReport> reports;
    private final Advisor.Scaling scaling;
    private final InstantSource clock;
    private LoadReport report;
    private List<Advice> advice;
    private Instant reported;
    private Part part = Part.SHARDS;
    private ShardOrder order = ShardOrder.SHARE;
    private Page page = new Page.Parts();
    private String selectedShard = "";
    private int selectedKey;
    private int scrolled;
    private boolean paused;
    private boolean left;

    /** A part of the picture, in which the arrows move. */
    enum Part {
        SHARDS,
        KEYS,
        ADVICE;

        /** The next one, after the last one the first; of three, the next but one is the previous one. */
        Part next() {
            return switch (this) {
                case SHARDS -> KEYS;
                case KEYS -> ADVICE;
                case ADVICE -> SHARDS;
            };
        }
    }

    /** The content of the terminal. */
    sealed interface Page {
        /** The parts. */
        record Parts() implements Page {}

        /** One shard. */
        record Shard(String id) implements Page {}

        /** The keys. */
        record Help() implements Page {}
    }

    Board(Supplier<LoadReport> reports, Advisor.Scaling scaling, InstantSource clock) {
        this.reports = reports;
        this.scaling = scaling;
        this.clock = clock;
        this.report = reports.get();
        this.advice = Advisor.advice(report, scaling);
        this.reported = clock.instant();
    }

    /** Takes a new report if it is time for one, and says whether it did. */
    boolean refresh() {
        Instant now = clock.instant();
        if (paused || now.isBefore(reported.plus(BETWEEN_REPORTS))) {
            return false;
        }
        report = reports.get();
        advice = Advisor.advice(report, scaling);
        reported = now;
        return true;
    }

    /** @param rows that a page of a list has */
    void press(TopKey key, int rows) {
        switch (key) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-rows);
            case PAGE_DOWN -> move(rows);
            case FIRST -> move(-1_000_000);
            case LAST -> move(1_000_000);
            case NEXT_PART -> show(part.next());
            case PREVIOUS_PART -> show(part.next().next());
            case SORT -> order = order.next();
            case OPEN -> open();
            case BACK -> turnTo(new Page.Parts());
            case PAUSE -> paused = !paused;
            case HELP -> turnTo(page instanceof Page.Help ? new Page.Parts() : new Page.Help());
            case QUIT -> left = true;
            case OTHER -> {}
        }
    }

    private void show(Part next) {
        if (page instanceof Page.Parts) {
            part = next;
            scrolled = 0;
        }
    }

    private void turnTo(Page next) {
        page = next;
        scrolled = 0;
    }

    private void open() {
        if (!(page instanceof Page.Parts)) {
            turnTo(new Page.Parts());
            return;
        }
        switch (part) {
            case SHARDS -> {
                if (!shards().isEmpty()) {
                    turnTo(new Page.Shard(shards().get(selected()).id()));
                }
            }
            case KEYS -> {
                if (!keys().isEmpty()) {
                    turnTo(new Page.Shard(keys().get(selected()).shard()));
                }
            }
            case ADVICE -> {}
        }
    }

    private void move(int by) {
        if (!(page instanceof Page.Parts) || part == Part.ADVICE) {
            scrolled = Math.clamp((long) scrolled + by, 0, 1_000_000);
            return;
        }
        switch (part) {
            case SHARDS -> {
                List<ShardReport> listed = shards();
                if (!listed.isEmpty()) {
                    selectedShard = listed.get(Math.clamp((long) selected() + by, 0, listed.size() - 1))
                            .id();
                }
            }
            case KEYS -> selectedKey = Math.clamp((long) selected() + by, 0, Math.max(0, keys().size() - 1));
            case ADVICE -> {}
        }
    }

    /** The picture has fewer lines than the user has scrolled: {@code most} are above it. */
    void scrolledTo(int most) {
        scrolled = Math.min(scrolled, Math.max(0, most));
    }

    /** The index of the selected line of the part. A shard stays selected wherever the order puts it. */
    int selected() {
        return switch (part) {
            case SHARDS ->
                Math.max(0, shards().stream().map(ShardReport::id).toList().indexOf(selectedShard));
            case KEYS -> Math.min(selectedKey, Math.max(0, keys().size() - 1));
            case ADVICE -> 0;
        };
    }

    LoadReport report() {
        return report;
    }

    List<ShardReport> shards() {
        return report.shards().stream().sorted(order.comparator()).toList();
    }

    List<KeyReport> keys() {
        return report.keys().stream().filter(KeyReport::isHeavy).toList();
    }

    /** The shard of the page; null when it is told of no more. */
    @Nullable
    ShardReport shard(String id) {
        return report.shards().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    List<Advice> advice() {
        return advice;
    }

    Part part() {
        return part;
    }

    ShardOrder order() {
        return order;
    }

    Page page() {
        return page;
    }

    int scrolled() {
        return scrolled;
    }

    boolean isPaused() {
        return paused;
    }

    boolean isLeft() {
        return left;
    }
}

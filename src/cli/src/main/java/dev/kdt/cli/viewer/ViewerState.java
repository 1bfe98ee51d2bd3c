package dev.kdt.cli.viewer;

import dev.kdt.cli.screen.Clipboard;
import dev.kdt.cli.screen.EditKey;
import dev.kdt.cli.screen.RunEnd;
import dev.kdt.cli.viewer.RecordRows.Form;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of the viewer, and the effect of each key on it. For one thread. */
final class ViewerState {
    private final ViewedRun run;
    private final RecordCopies copies;
    private final History history;
    private final RecordList list;
    private final Filters filters;
    private final ShardTable shards;
    private final RunStatus status;
    private final RunEnd end;
    private final WhyEmpty whyEmpty;
    private Panel panel = Panel.LIST;
    private Form form = Form.FOLDED;
    private @Nullable RecordPage page;
    private @Nullable FilterEditor editor;
    private String notice = "";
    private int scrolled;
    private int pageRows = 1;
    private boolean isPaused;
    private boolean isLeft;

    /** The parts of the screen between its first and its last line. */
    enum Panel {
        LIST,
        RECORD,
        SHARDS,
        MESSAGES,
        HELP
    }

    ViewerState(ViewedRun run, Clipboard clipboard, Bounds bounds) {
        this.run = run;
        this.end = new RunEnd(run.clock(), run.zone());
        this.copies = new RecordCopies(run, clipboard);
        this.history = new History(bounds);
        this.list = new RecordList(history);
        this.filters = new Filters(run.filters(), history);
        this.shards = new ShardTable(run.lags());
        this.status = new RunStatus(run);
        this.whyEmpty = new WhyEmpty(run);
    }

    History history() {
        return history;
    }

    RecordList list() {
        return list;
    }

    Filters filters() {
        return filters;
    }

    ShardTable shards() {
        return shards;
    }

    Panel panel() {
        return panel;
    }

    Form form() {
        return form;
    }

    /** The record that is shown alone; null when none is. */
    @Nullable
    RecordPage page() {
        return page;
    }

    /** The filter that is typed; null while none is. */
    @Nullable
    FilterEditor editor() {
        return editor;
    }

    /** The result of the last key in words; empty without one. */
    String notice() {
        return notice;
    }

    /** How many lines of help or messages are above the screen. */
    int scrolled() {
        return scrolled;
    }

    boolean isPaused() {
        return isPaused;
    }

    boolean isLeft() {
        return isLeft;
    }

    /** The end of the run, which any thread may set. */
    RunEnd end() {
        return end;
    }

    /** How many rows a page of the list has, as it was drawn last. */
    void pageRows(int rows) {
        pageRows = Math.max(1, rows);
    }

    /** The words on the screen that change without a record that comes. */
    RunWords words() {
        return new RunWords(status.parts(this), whyEmpty.lines(this));
    }

    /** Takes what has come, unless paused; returns whether anything has. */
    boolean look() {
        Instant now = run.clock().instant();
        status.look(now);
        boolean isOther = shards.look(now, run.arrivals().byShard()) && panel == Panel.SHARDS;
        List<SeenRecord> newest = isPaused ? List.of() : run.arrivals().take();
        if (!newest.isEmpty()) {
            tell(filters.add(newest));
        }
        return isOther || !newest.isEmpty() || (page != null && page.hasChanged());
    }

    void press(ViewerKey key) {
        notice = "";
        switch (key) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-pageRows);
            case PAGE_DOWN -> move(pageRows);
            case LEFT -> neighbour(-1);
            case RIGHT -> neighbour(1);
            case FIRST -> first();
            case LAST -> last();
            case SPACE -> space();
            case EXPRESSION -> edit(Filters.Kind.EXPRESSION);
            case TEXT -> edit(Filters.Kind.TEXT);
            case FOLD -> form = form == Form.FOLDED ? Form.UNFOLDED : Form.FOLDED;
            case SHARDS -> toggle(Panel.SHARDS);
            case ALL -> filters.showAllShards();
            case OPEN -> open();
            case HEX -> hex();
            case COPY -> copy();
            case WRITE -> notice = copies.write(history.shown());
            case MESSAGES -> toggle(Panel.MESSAGES);
            case HELP -> toggle(Panel.HELP);
            case BACK -> back();
            case QUIT -> isLeft = true;
            case OTHER -> {}
        }
    }

    /** A text was pasted where none is typed. */
    void ignorePasted() {
        notice = "pasted text is not taken for keys (/ or t first: it goes into the filter)";
    }

    private void move(int rows) {
        switch (panel) {
            case LIST -> list.move(rows);
            case SHARDS -> shards.move(rows);
            case RECORD -> scrollPage(rows);
            case MESSAGES, HELP -> scrolled = Math.max(0, scrolled + rows);
        }
    }

    /** The lines of help or messages are so many: further down there is nothing. */
    void boundScroll(int last) {
        scrolled = Math.clamp(scrolled, 0, Math.max(0, last));
    }

    private void scrollPage(long rows) {
        if (page != null) {
            page.scroll(rows);
        }
    }

    private void neighbour(int records) {
        if (panel == Panel.RECORD) {
            list.move(records);
            showCurrent();
        }
    }

    private void first() {
        switch (panel) {
            case LIST -> list.first();
            case RECORD -> scrollPage(Integer.MIN_VALUE);
            case SHARDS -> shards.move(Integer.MIN_VALUE);
            case MESSAGES, HELP -> scrolled = 0;
        }
    }

    private void last() {
        switch (panel) {
            case LIST -> list.follow();
            case RECORD -> {
                if (page != null) {
                    page.toEnd();
                }
            }
            case SHARDS -> shards.move(Integer.MAX_VALUE);
            case MESSAGES, HELP -> scrolled = Integer.MAX_VALUE;
        }
    }

    private void space() {
        switch (panel) {
            case LIST, MESSAGES, HELP -> isPaused = !isPaused;
            case RECORD -> scrollPage(pageRows);
            case SHARDS -> {
                String shard = shards.current();
                if (shard != null) {
                    filters.toggle(shard);
                }
            }
        }
    }

    private void open() {
        if (panel == Panel.LIST) {
            list.stay();
            showCurrent();
        } else {
            back();
        }
    }

    private void showCurrent() {
        SeenRecord current = list.current();
        if (current == null) {
            notice = "there is no record to open";
        } else {
            page = new RecordPage(current, new RecordFacts(run.zone(), run.clock(), history));
            panel = Panel.RECORD;
        }
    }

    private void hex() {
        if (panel == Panel.RECORD && page != null) {
            page.toggleHex();
        }
    }

    private void toggle(Panel other) {
        panel = panel == other ? Panel.LIST : other;
        scrolled = 0;
    }

    private void back() {
        if (panel == Panel.LIST) {
            list.follow();
        }
        panel = Panel.LIST;
        page = null;
    }

    private void copy() {
        SeenRecord current = panel == Panel.RECORD && page != null ? page.seen() : list.current();
        notice = current == null ? "there is no record to copy" : copies.copy(current);
    }

    private void edit(Filters.Kind kind) {
        editor = new FilterEditor(kind, filters);
        panel = Panel.LIST;
        page = null;
    }

    /** Applies the filter that is typed. */
    void applyTyped() {
        if (editor != null) {
            editor.apply();
        }
    }

    /** A key while a filter is typed. */
    void type(EditKey key, String typed) {
        if (editor != null && editor.type(key, typed)) {
            editor = null;
            tell(filters.failures());
        }
    }

    private void tell(@Nullable String words) {
        notice = words == null ? notice : words;
    }
}

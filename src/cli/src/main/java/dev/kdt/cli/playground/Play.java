package dev.kdt.cli.playground;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.playground.Body.Detail;
import dev.kdt.cli.playground.Draft.Target;
import dev.kdt.cli.playground.Editor.Purpose;
import dev.kdt.cli.playground.Workbench.Attempt;
import dev.kdt.cli.screen.EditKey;
import dev.kdt.pipeline.report.Scene;
import dev.kdt.pipeline.report.Story;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of the playground, and the effect of each key on it. For one thread. */
final class Play {
    private final Workbench bench;
    private final Walk walk = new Walk();
    private Attempt latest = Attempt.NONE;
    private List<Target> targets = List.of();
    private Draft draft;
    private @Nullable Editor editor;
    private @Nullable Search search;
    private @Nullable Revision proposed;
    private String notice = "";
    private Detail detail = Detail.STEPS;
    private @Nullable Body body;
    private int scrolled;
    private boolean changed = true;
    private boolean left;

    Play(Workbench bench) {
        this.bench = bench;
        this.draft = Draft.of(bench.recipe().expression());
    }

    Draft draft() {
        return draft;
    }

    /** The text that the user types; null while no text is edited. */
    @Nullable
    Editor editor() {
        return editor;
    }

    boolean left() {
        return left;
    }

    /** Whether what is shown is not the result of the pipeline as it is now. */
    boolean hasChanged() {
        changed |= bench.recipe().hasChanged();
        return changed;
    }

    /** Tries the pipeline if it has changed. */
    void refresh() {
        if (!changed) {
            return;
        }
        changed = false;
        latest = bench.attempt(current());
        if (latest.stories() != null) {
            walk.take(latest.stories());
        }
        if (latest.stories() != null || !latest.targets().isEmpty()) {
            targets = latest.targets();
        }
        body = null;
    }

    private Draft current() {
        return editor != null && editor.purpose() instanceof Purpose.Step(Target target)
                ? draft.with(target, editor.typed().text())
                : draft;
    }

    void resized() {
        body = null;
    }

    Screen.View view(Screen screen) {
        return new Screen.View(
                bench.recipe().title(),
                bench.extent(),
                walk,
                latest,
                body(screen),
                scrolled,
                draft,
                editor,
                notice,
                proposed != null);
    }

    private Body body(Screen screen) {
        if (body == null) {
            body = proposed == null
                    ? Body.of(walk.current(), detail, search, screen)
                    : Body.of(proposed.lines(), null, screen);
        }
        return body;
    }

    void look(Keys key, Screen screen) {
        notice = "";
        if (proposed != null) {
            answer(proposed, key, screen);
            return;
        }
        switch (key) {
            case NEXT -> go(walk::next);
            case PREVIOUS -> go(walk::previous);
            case NEXT_MATCH -> match(search == null ? walk::next : walk::nextMatch, screen);
            case PREVIOUS_MATCH -> match(search == null ? walk::previous : walk::previousMatch, screen);
            case FIRST -> go(walk::first);
            case LAST -> go(walk::last);
            case UP -> scroll(-1, screen);
            case DOWN -> scroll(1, screen);
            case PAGE_UP -> scroll(-screen.page(), screen);
            case PAGE_DOWN -> scroll(screen.page(), screen);
            case ORDER -> go(walk::toggleOrder);
            case EDIT -> edit(reached());
            case ADD -> edit(null);
            case SEARCH -> editor = new Editor(new Purpose.Find(), "");
            case WHOLE -> show(detail == Detail.WHOLE ? Detail.STEPS : Detail.WHOLE, screen);
            case HELP -> show(detail == Detail.HELP ? Detail.STEPS : Detail.HELP, screen);
            case BACK -> back(screen);
            case RELOAD -> changed = true;
            case WRITE -> propose();
            case QUIT -> left = true;
            case YES, OTHER -> {}
        }
    }

    /** A text was pasted where none is typed. */
    void ignorePasted() {
        notice = "pasted text is not taken for keys (it can go into an expression or a search)";
    }

    /** Shows how the file would change, and asks whether it is to. */
    private void propose() {
        refresh();
        if (latest.stories() == null) {
            notice = "not written: the pipeline is wrong as it is now";
            return;
        }
        try {
            Revision revision = bench.recipe().revision(draft);
            if (revision.before().equals(revision.after())) {
                notice = "there is no change to write";
            } else {
                propose(revision);
            }
        } catch (UsageException e) {
            notice = "not written: " + e.getMessage();
        }
    }

    private void propose(@Nullable Revision revision) {
        proposed = revision;
        scrolled = 0;
        body = null;
    }

    /** Writes the changes, scrolls in them, or gives the question up. */
    private void answer(Revision revision, Keys key, Screen screen) {
        switch (key) {
            case UP -> scroll(-1, screen);
            case DOWN -> scroll(1, screen);
            case PAGE_UP -> scroll(-screen.page(), screen);
            case PAGE_DOWN -> scroll(screen.page(), screen);
            case YES -> {
                propose(null);
                write(revision);
            }
            case OTHER -> {}
            default -> propose(null);
        }
    }

    private void write(Revision revision) {
        try {
            bench.recipe().write(revision);
            draft = Draft.of(Recipe.UNCHANGED);
            changed = true;
            notice = "the changes are in " + bench.recipe().title();
        } catch (UsageException e) {
            notice = "not written: " + e.getMessage();
        }
    }

    private void go(Runnable step) {
        step.run();
        scrolled = 0;
        body = null;
    }

    private void match(Runnable step, Screen screen) {
        go(step);
        if (search != null) {
            scrolled = screen.scrollTo(body(screen));
        }
    }

    private void scroll(int lines, Screen screen) {
        scrolled = Math.clamp(
                (long) scrolled + lines, 0, Math.max(0, body(screen).lines().size() - 1));
    }

    private void show(Detail other, Screen screen) {
        detail = other;
        match(() -> {}, screen);
    }

    /** Leaves the whole record or the keys; else ends the search. */
    private void back(Screen screen) {
        if (detail == Detail.STEPS) {
            find("", screen);
        } else {
            show(Detail.STEPS, screen);
        }
    }

    private void find(String text, Screen screen) {
        search = text.isEmpty() ? null : Search.of(text);
        walk.find(search);
        if (search != null && detail == Detail.HELP) {
            detail = Detail.STEPS;
        }
        match(() -> {}, screen);
    }

    private void edit(@Nullable Target target) {
        editor = new Editor(new Purpose.Step(target), draft.text(target));
        detail = detail == Detail.HELP ? Detail.STEPS : detail;
        body = null;
    }

    /** The last step with an expression that the record came to; null for the one at the end. */
    private @Nullable Target reached() {
        Story story = walk.current();
        List<Scene> scenes = story == null ? List.of() : story.scenes();
        for (Scene scene : scenes.reversed()) {
            if (draft.adds() && scene.step().equals(Draft.ADDED)) {
                return null;
            }
            for (Target target : targets) {
                if (target.step().equals(scene.step())) {
                    return target;
                }
            }
        }
        return targets.isEmpty() || draft.adds() ? null : targets.getLast();
    }

    /** The step after {@code target}; behind the one at the end comes the first. */
    private @Nullable Target after(@Nullable Target target) {
        int next = target == null ? 0 : targets.indexOf(target) + 1;
        return next < targets.size() ? targets.get(next) : null;
    }

    /**
     * A key while a text is edited.
     *
     * @param typed the characters of the key
     */
    void type(EditKey key, String typed, Screen screen) {
        Editor line = Objects.requireNonNull(editor);
        Draft before = current();
        switch (key) {
            case ACCEPT -> accept(line, screen);
            case CANCEL -> editor = null;
            case TAB -> {
                draft = before;
                if (line.purpose() instanceof Purpose.Step(Target target)) {
                    edit(after(target));
                }
            }
            case INSERT, LEFT, RIGHT, HOME, END, BACKSPACE, DELETE, CLEAR, OTHER ->
                line.typed().edit(key, typed);
        }
        changed |= !current().equals(before);
    }

    private void accept(Editor line, Screen screen) {
        draft = current();
        editor = null;
        if (line.purpose() instanceof Purpose.Find) {
            find(line.typed().text(), screen);
        }
    }
}

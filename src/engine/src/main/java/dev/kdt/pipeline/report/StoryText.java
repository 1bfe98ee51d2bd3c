package dev.kdt.pipeline.report;

import dev.kdt.codec.Failure;
import dev.kdt.jq.program.Excerpt;
import dev.kdt.json.Value;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.pipeline.step.Shortened;
import java.util.ArrayList;
import java.util.List;

/** Tells stories in lines, as {@code --explain} prints them. */
public final class StoryText {
    /** As much of a value as fits a line of a terminal. */
    private static final int USUAL = 120;

    private final int longest;

    public StoryText() {
        this(USUAL);
    }

    /** @param longest how many characters of a value are shown */
    public StoryText(int longest) {
        this.longest = longest;
    }

    /** The tone of a line, by which a terminal can colour it. */
    public enum Tone {
        /** The record's place. */
        TITLE,
        /** A step's name. */
        STEP,
        /** Values. */
        PLAIN,
        /** A remark about them. */
        REMARK,
        /** A value that was added. */
        ADDED,
        /** A value that was removed. */
        REMOVED,
        /** A value that was changed. */
        CHANGED,
        /** A record dropped on purpose. */
        DROPPED,
        /** A failure. */
        FAILED
    }

    /** One line, without its end. */
    public record Line(Tone tone, String text) {}

    /** The story's lines. */
    public List<Line> lines(Story story) {
        List<Line> lines = new ArrayList<>();
        String chain = story.chain().isEmpty() ? "" : " (" + story.chain() + ")";
        lines.add(new Line(Tone.TITLE, story.record().position().inWords() + chain));
        if (story.decoded() != null) {
            lines.add(new Line(Tone.PLAIN, "  " + shown(story.decoded())));
        }
        for (Scene scene : story.scenes()) {
            tell(scene, lines);
        }
        end(story, lines);
        return lines;
    }

    private void tell(Scene scene, List<Line> lines) {
        String jq =
                scene.asJq() == null ? "" : ": " + shown(scene.asJq().strip().replaceAll("\\s+", " "));
        lines.add(new Line(Tone.STEP, "  " + scene.step() + jq));
        switch (scene.turn()) {
            case Scene.Turn.Gave(List<Value> values) -> gave(scene.before(), values, lines);
            case Scene.Turn.Dropped(String why) ->
                lines.add(new Line(Tone.DROPPED, "    dropped" + (why == null ? "" : ": " + why)));
            case Scene.Turn.Failed failed -> failed(failed, lines);
        }
    }

    private void gave(Value before, List<Value> values, List<Line> lines) {
        if (values.isEmpty()) {
            lines.add(new Line(Tone.REMARK, "    gave nothing"));
        } else if (values.size() == 1) {
            differences(before, values.getFirst(), lines);
        } else {
            lines.add(new Line(Tone.REMARK, "    gave " + values.size() + " values"));
            values.forEach(each -> lines.add(new Line(Tone.ADDED, "    + " + shown(each))));
        }
    }

    private void differences(Value before, Value after, List<Line> lines) {
        List<Difference> differences = Difference.between(before, after);
        if (differences.isEmpty()) {
            lines.add(new Line(Tone.REMARK, "    passed as it is"));
        }
        for (Difference each : differences) {
            Tone tone = each.before() == null ? Tone.ADDED : each.after() == null ? Tone.REMOVED : Tone.CHANGED;
            lines.add(new Line(tone, "    " + each));
        }
    }

    /** Why, and the line of the expression with a mark below the place. */
    private static void failed(Scene.Turn.Failed failed, List<Line> lines) {
        String at = failed.place() == null ? "" : " at " + failed.place();
        lines.add(new Line(Tone.FAILED, "    failed" + at + ": " + failed.why()));
        Excerpt excerpt = failed.excerpt();
        if (excerpt != null) {
            lines.add(new Line(Tone.PLAIN, "      " + excerpt.line()));
            lines.add(new Line(Tone.FAILED, "      " + " ".repeat(excerpt.column() - 1) + "^"));
        }
    }

    /** The end of the story, which no step told. */
    private void end(Story story, List<Line> lines) {
        Failure failure = story.failure();
        if (failure == null && story.decoded() == null) {
            lines.add(new Line(Tone.DROPPED, "  holds no record"));
        } else if (failure != null && failure.step() == null) {
            boolean decoded = failure.stage() != Failure.Stage.DECODE;
            lines.add(new Line(
                    Tone.FAILED, (decoded ? "  cannot be encoded: " : "  cannot be decoded: ") + failure.located()));
        } else {
            story.results().forEach(each -> result(each, lines));
        }
    }

    private void result(Story.Result result, List<Line> lines) {
        lines.add(new Line(Tone.PLAIN, "  = " + shown(result.value())));
        RouteTarget route = result.route();
        if (route != null) {
            lines.add(new Line(Tone.REMARK, "    to " + route.name() + " (" + route.target() + ")"));
        }
    }

    private String shown(Value value) {
        return shown(value.toString());
    }

    private String shown(String text) {
        return Shortened.cut(text, longest);
    }
}

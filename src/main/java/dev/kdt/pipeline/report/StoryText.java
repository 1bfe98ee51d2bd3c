package dev.kdt.pipeline.report;

import dev.kdt.codec.Failure;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;

/** Tells a story in lines, as {@code --explain} prints them. */
public final class StoryText {
    private StoryText() {}

    /** What a line is about, so that a terminal can colour it. */
    public enum Tone {
        /** The record's place. */
        TITLE,
        /** A step's name. */
        STEP,
        /** Values. */
        PLAIN,
        /** What is said about them. */
        REMARK,
        /** What is there now and was not before. */
        ADDED,
        /** What was there and is no more. */
        REMOVED,
        /** What is not the same. */
        CHANGED,
        /** A record dropped on purpose. */
        DROPPED,
        /** What went wrong. */
        FAILED
    }

    /** One line, without its end. */
    public record Line(Tone tone, String text) {}

    /** The story's lines. */
    public static List<Line> lines(Story story) {
        List<Line> lines = new ArrayList<>();
        String chain = story.chain().isEmpty() ? "" : " (" + story.chain() + ")";
        lines.add(new Line(Tone.TITLE, story.record().position().inWords() + chain));
        if (story.decoded() != null) {
            lines.add(new Line(Tone.PLAIN, "  " + Shortened.of(story.decoded())));
        }
        for (Scene scene : story.scenes()) {
            tell(scene, lines);
        }
        end(story, lines);
        return lines;
    }

    private static void tell(Scene scene, List<Line> lines) {
        String jq = scene.asJq() == null ? "" : ": " + scene.asJq().strip().replaceAll("\\s+", " ");
        lines.add(new Line(Tone.STEP, "  " + scene.step() + jq));
        if (scene.failure() != null) {
            lines.add(new Line(Tone.FAILED, "    failed: " + scene.failure()));
        } else if (scene.dropped()) {
            lines.add(new Line(Tone.DROPPED, "    dropped"));
        } else if (scene.after().isEmpty()) {
            lines.add(new Line(Tone.PLAIN, "    gave nothing"));
        } else if (scene.after().size() > 1) {
            lines.add(new Line(Tone.PLAIN, "    gave " + scene.after().size() + " values"));
            scene.after().forEach(each -> lines.add(new Line(Tone.ADDED, "    + " + Shortened.of(each))));
        } else {
            differences(scene, scene.after().getFirst(), lines);
        }
    }

    private static void differences(Scene scene, Value after, List<Line> lines) {
        List<Difference> differences = scene.differences(after);
        if (differences.isEmpty()) {
            lines.add(new Line(Tone.PLAIN, "    passed as it is"));
        }
        for (Difference each : differences) {
            Tone tone = each.before() == null ? Tone.ADDED : each.after() == null ? Tone.REMOVED : Tone.CHANGED;
            lines.add(new Line(tone, "    " + each));
        }
    }

    /** What no step told of. */
    private static void end(Story story, List<Line> lines) {
        Failure failure = story.failure();
        if (failure != null && failure.step() == null) {
            lines.add(new Line(Tone.FAILED, "  cannot be decoded: " + failure.located()));
        } else if (failure == null && story.decoded() == null) {
            lines.add(new Line(Tone.DROPPED, "  holds no record"));
        }
        story.results().forEach(each -> lines.add(new Line(Tone.PLAIN, "  = " + Shortened.of(each))));
    }
}

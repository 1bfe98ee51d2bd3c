package dev.kdt.cli.playground;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.show.Indenter;
import dev.kdt.pipeline.report.Story;
import dev.kdt.pipeline.report.StoryText.Line;
import dev.kdt.pipeline.report.StoryText.Tone;
import java.util.ArrayList;
import java.util.List;

/** A record and its results at full length, indented as JSON. */
final class WholeRecord {
    private final Indenter indenter = new Indenter();
    private final List<Line> lines = new ArrayList<>();

    private WholeRecord() {}

    static List<Line> lines(Story story) {
        WholeRecord whole = new WholeRecord();
        whole.add(story);
        return whole.lines;
    }

    private void add(Story story) {
        lines.add(new Line(Tone.TITLE, story.record().position().inWords()));
        lines.add(new Line(Tone.STEP, story.decoded() == null ? "  payload" : "  record"));
        add(
                story.decoded() == null
                        ? story.record().data()
                        : Slice.utf8(story.decoded().toString()));
        int count = story.results().size();
        for (int i = 0; i < count; i++) {
            lines.add(new Line(Tone.STEP, count == 1 ? "  result" : "  result " + (i + 1) + " of " + count));
            add(Slice.utf8(story.results().get(i).value().toString()));
        }
        if (story.failure() != null) {
            lines.add(new Line(Tone.FAILED, "  failed"));
            lines.add(new Line(Tone.FAILED, "    " + story.failure().located()));
        }
    }

    private void add(Slice text) {
        ByteBuilder indented = new ByteBuilder(text.length() + 64);
        indenter.indent(text, indented);
        indented.view().toText().lines().forEach(each -> lines.add(new Line(Tone.PLAIN, "    " + each)));
    }
}

package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.cli.console.Color;
import dev.kdt.pipeline.report.Story;
import dev.kdt.pipeline.report.StoryText;
import dev.kdt.pipeline.report.StoryText.Tone;
import org.jspecify.annotations.Nullable;

/** Shows the stories of records, with an empty line behind each. */
public final class StoryRenderer {
    private final StoryText text = new StoryText();
    private final boolean colored;

    /** @param colored whether a terminal shows them */
    public StoryRenderer(boolean colored) {
        this.colored = colored;
    }

    public void render(Story story, ByteBuilder to) {
        for (StoryText.Line line : text.lines(story)) {
            to.utf8(painted(line)).put('\n');
        }
        to.put('\n');
    }

    private String painted(StoryText.Line line) {
        Color color = color(line.tone());
        return colored && color != null ? color.paint(line.text()) : line.text();
    }

    private static @Nullable Color color(Tone tone) {
        return switch (tone) {
            case TITLE -> Color.BOLD;
            case STEP -> Color.CYAN;
            case PLAIN -> null;
            case REMARK -> Color.DIM;
            case ADDED -> Color.GREEN;
            case REMOVED, FAILED -> Color.RED;
            case CHANGED, DROPPED -> Color.YELLOW;
        };
    }
}

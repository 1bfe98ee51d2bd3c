package dev.kdt.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of help, of a command or a topic.
 *
 * @param name such as {@code kdt stream list}
 * @param summary one sentence
 * @param usage lines of the synopsis; none for a topic
 */
public record HelpPage(String name, String summary, List<String> usage, List<Section> sections) {
    /** What a section is, which decides where it stands and whether text shows its heading. */
    public enum Kind {
        DESCRIPTION,
        ARGUMENTS,
        OPTIONS,
        COMMANDS,
        MORE
    }

    /** A section. */
    public record Section(Kind kind, String heading, List<Block> blocks) {}

    /** A part of a section. Text in it may mark words as code by backticks. */
    public sealed interface Block {}

    /** Words, which are broken into lines where the line ends. */
    public record Paragraph(String words) implements Block {}

    /** Terms with their descriptions. */
    public record Rows(List<HelpText.Row> rows) implements Block {}

    /** Lines that stay as they are, such as commands. */
    public record Lines(List<String> lines) implements Block {}

    /** The same page with further sections at its end. */
    public HelpPage with(List<Section> more) {
        return new HelpPage(
                name,
                summary,
                usage,
                Stream.concat(sections.stream(), more.stream()).toList());
    }

    /** Lines of the examples. */
    public List<String> examples() {
        List<String> lines = new ArrayList<>();
        for (Section section : sections) {
            for (Block block : section.blocks()) {
                if (section.heading().equals("Examples") && block instanceof Lines examples) {
                    lines.addAll(examples.lines());
                }
            }
        }
        return lines;
    }
}

package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.cli.console.Color;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import dev.kdt.record.ShardId;
import java.util.ArrayList;
import java.util.List;

/** For people: a line that says where a record came from, and its value below, indented if it is JSON. */
public final class PrettyRenderer implements Renderer {

    private final Highlighter highlighter;
    private final Indenter indenter = new Indenter();
    private final ByteBuilder indented = new ByteBuilder();
    private final boolean colored;

    /** Without colours. */
    public static PrettyRenderer plain() {
        return new PrettyRenderer(false);
    }

    /** With colours. */
    public static PrettyRenderer colored() {
        return new PrettyRenderer(true);
    }

    private PrettyRenderer(boolean colored) {
        this.colored = colored;
        this.highlighter = new Highlighter();
    }

    @Override
    public void render(Output output, ByteBuilder to) {
        String place = place(output.source());
        if (!place.isEmpty()) {
            to.utf8(colored ? Color.DIM.paint(place) : place).put('\n');
        }
        if (colored) {
            indenter.indent(output.bytes(), indented.clear());
            highlighter.highlight(indented.view(), to);
        } else {
            indenter.indent(output.bytes(), to);
        }
        to.put('\n');
    }

    private static String place(KinesisRecord record) {
        List<String> parts = new ArrayList<>();
        if (record.arrival() != null) {
            parts.add(record.arrival().toString());
        }
        Position position = record.position();
        if (position.shard() != null) {
            parts.add("shard " + ShardId.number(position.shard()));
        }
        if (position.sequence() != null) {
            parts.add(position.sequence() + (position.isSubsequence() ? "#" + position.subsequence() : ""));
        }
        if (position.file() != null) {
            parts.add(position.file() + (position.line() > 0 ? ":" + position.line() : ""));
        }
        if (record.partitionKey() != null) {
            parts.add("key " + record.partitionKey());
        }
        return String.join("  ", parts);
    }
}

package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** {@code AppendDelimiterToRecord}: puts a delimiter behind every record. */
record DelimiterStage(Slice delimiter) implements Stage {
    /** Reads the parameters; {@code \n} is written with a backslash, and what is put where none is given. */
    static DelimiterStage of(ProcessorParameters parameters) {
        String delimiter = parameters
                .text("Delimiter", "\\n")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t");
        return new DelimiterStage(Slice.of(delimiter.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void run(List<Piece> in, Next next) {
        for (Piece piece : in) {
            Slice data = piece.data();
            byte[] both = Arrays.copyOfRange(data.array(), data.from(), data.to() + delimiter.length());
            System.arraycopy(delimiter.array(), delimiter.from(), both, data.length(), delimiter.length());
            next.keep(piece.with(Slice.of(both)));
        }
    }
}

package dev.kdt.local.delivery;

import dev.kdt.bytes.ByteBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ends every piece with a delimiter. */
record AppendDelimiter(String delimiter) implements Stage {
    @Override
    public void apply(Piece piece, Out out) throws StageException, IOException {
        byte[] end = delimiter.getBytes(StandardCharsets.UTF_8);
        ByteBuilder bytes = new ByteBuilder(piece.data().length() + end.length);
        out.take(piece.withData(bytes.put(piece.data()).put(end).view()));
    }
}

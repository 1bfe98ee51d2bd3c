package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.StringValue;
import java.util.ArrayList;
import java.util.List;

/**
 * An object. The names are prepared, and constants are one run of bytes with the names around them. A member whose field writes
 * nothing is left out.
 */
public final class ObjectField implements Field {
    /** A member that keeps no place. */
    public static final int NO_PLACE = -1;

    private final Piece[] pieces;
    private final List<String> names;

    /**
     * A member of an object.
     *
     * @param place under which the draw keeps where its value stands; {@link #NO_PLACE} for none
     */
    public record Member(String name, Field field, int place) {}

    /** Bytes that begin with a comma, and what is drawn after them. */
    private record Piece(Run before, Field field, int place) {}

    /** Bytes. */
    private static final class Run {
        private final byte[] bytes;

        Run(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    public ObjectField(List<Member> members) {
        names = members.stream().map(Member::name).toList();
        pieces = pieces(members).toArray(Piece[]::new);
    }

    private static List<Piece> pieces(List<Member> members) {
        List<Piece> pieces = new ArrayList<>();
        ByteBuilder waiting = new ByteBuilder();
        for (Member member : members) {
            if (!member.field().isAlwaysThere() && waiting.size() > 0) {
                pieces.add(constants(waiting));
            }
            waiting.put(',');
            StringValue.of(member.name()).writeTo(waiting);
            waiting.put(':');
            if (member.field() instanceof Constant constant) {
                constant.write(waiting);
            } else {
                pieces.add(new Piece(new Run(waiting.toBytes()), member.field(), member.place()));
                waiting.clear();
            }
        }
        if (waiting.size() > 0) {
            pieces.add(constants(waiting));
        }
        return pieces;
    }

    /** The last byte of the constants is written as if it were a field, so that the piece is not left out. */
    private static Piece constants(ByteBuilder waiting) {
        int last = waiting.at(waiting.size() - 1);
        waiting.truncate(waiting.size() - 1);
        Piece piece = new Piece(new Run(waiting.toBytes()), (_, out) -> out.put(last), NO_PLACE);
        waiting.clear();
        return piece;
    }

    /** The names of its members, in order. */
    public List<String> names() {
        return names;
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        int begin = out.size();
        writeMembers(draw, out, begin);
        close(out, begin);
    }

    /**
     * Adds the members, of an object that begins at {@code begin} and may have members already. {@link #close} ends it.
     */
    public void writeMembers(Draw draw, ByteBuilder out, int begin) {
        for (Piece piece : pieces) {
            int at = out.size();
            draw.mark(at, at == begin);
            out.put(piece.before.bytes);
            if (at == begin) {
                out.array()[at] = '{';
            }
            int from = out.size();
            piece.field.write(draw, out);
            if (piece.place != NO_PLACE) {
                draw.place(piece.place, from, out.size());
            }
            if (out.size() == from) {
                out.truncate(at);
            }
        }
    }

    /** Ends the object that begins at {@code begin}. */
    public static void close(ByteBuilder out, int begin) {
        if (out.size() == begin) {
            out.put('{');
        }
        out.put('}');
    }
}

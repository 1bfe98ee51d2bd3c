package dev.kdt.json;

/**
 * Reads one JSON text, checks all of it and lays down its {@link Tape}. Takes what jq takes: beyond RFC 8259 that is
 * {@code nan} and numbers such as {@code +1}, {@code .5} and {@code 007}; such values are not marked canonical. Reused from
 * text to text; one per thread.
 *
 * <p>As far as a text is made as texts before it were, it is not taken apart anew: see {@link Shapes}.
 */
final class Scanner {
    /** jq's MAX_PARSING_DEPTH: an array counts once; an object counts twice, for its key is open too. */
    static final int MAX_DEPTH = 10_000;

    private static final int OPEN_ARRAY = Tape.ARRAY | Tape.CANONICAL;
    private static final int OPEN_OBJECT = Tape.OBJECT | Tape.CANONICAL;
    private static final int ONE_ENTRY = 1 << Tape.PAYLOAD_SHIFT;

    private final TapeWriter writer;
    private final Shapes shapes;
    private final KeyCheck keys;
    private final StringScan strings = new StringScan();
    private final TokenScan tokens = new TokenScan();

    private byte[] bytes = new byte[0];
    private int to;
    private int objects;
    /** Whether white space was skipped since it was last cleared: then the container around it is not canonical. */
    private boolean spaced;

    Scanner(Tape tape) {
        this.writer = new TapeWriter(tape);
        this.shapes = new Shapes(tape, writer);
        this.keys = new KeyCheck(tape);
    }

    /**
     * Reads the value that starts at or after {@code from}.
     *
     * @return the index after the value's last byte
     */
    int scan(byte[] source, int from, int end) throws JsonException {
        bytes = source;
        to = end;
        writer.begin(source);
        int at = shapes.follow(from, end);
        if (shapes.reached() == Shapes.Reached.END) {
            return at;
        }
        objects = writer.openObjects();
        if (shapes.reached() == Shapes.Reached.INSIDE) {
            at = ended(at);
        }
        if (shapes.reached() == Shapes.Reached.START || writer.depth() > 0) {
            at = values(at);
        }
        shapes.learn(from, at);
        return at;
    }

    /** Reads values until all containers are closed, from where a value is due. */
    private int values(int from) throws JsonException {
        int at = from;
        do {
            at = skip(at);
            int first = at < to ? bytes[at] : -1;
            if (first == '{' || first == '[') {
                at = open(first, at);
            } else {
                at = ended(scalar(first, at));
            }
        } while (writer.depth() > 0);
        return at;
    }

    /** Opens a container, and closes it at once when it is empty. */
    private int open(int first, int start) throws JsonException {
        if (writer.depth() + objects >= MAX_DEPTH) {
            throw new JsonException("nested more deeply than " + MAX_DEPTH + " levels", start);
        }
        boolean object = first == '{';
        writer.open(start, object ? OPEN_OBJECT : OPEN_ARRAY);
        objects += object ? 1 : 0;
        spaced = false;
        int at = skip(start + 1);
        if (spaced) {
            writer.loosen();
        }
        int inner = at < to ? bytes[at] : -1;
        if (inner == (object ? '}' : ']')) {
            close(at + 1, object);
            return ended(at + 1);
        }
        return object ? key(at) : at;
    }

    /** After a value has ended: closes containers until another value is due, or none is open. */
    private int ended(int from) throws JsonException {
        int at = from;
        while (writer.depth() > 0) {
            spaced = false;
            at = skip(at);
            int next = at < to ? bytes[at] : -1;
            boolean object = writer.isInObject();
            if (next == ',') {
                at = skip(at + 1);
                if (spaced) {
                    writer.loosen();
                }
                return object ? key(at) : at;
            }
            if (next != (object ? '}' : ']')) {
                throw unexpected(at, object ? "',' or '}'" : "',' or ']'");
            }
            if (spaced) {
                writer.loosen();
            }
            at++;
            close(at, object);
        }
        return at;
    }

    private void close(int end, boolean object) throws JsonException {
        if (object) {
            objects--;
            if (keys.unique(writer.container())) {
                writer.close(end, Tape.PLAIN);
                return;
            }
            writer.loosen();
        }
        writer.close(end, 0);
    }

    private int scalar(int first, int at) throws JsonException {
        if (first == '"') {
            int end = strings.scan(bytes, at + 1, to, false);
            writer.addPart(at + 1, end, Tape.STRING | strings.flags() | ONE_ENTRY);
            return end + 1;
        }
        int end = tokens.scan(bytes, at, to);
        writer.addPart(at, end, tokens.info() | ONE_ENTRY);
        return end;
    }

    /** Reads a key and its colon; returns the index after the colon. */
    private int key(int at) throws JsonException {
        if (at >= to || bytes[at] != '"') {
            throw unexpected(at, "a key");
        }
        int end = strings.scan(bytes, at + 1, to, true);
        writer.addPart(at + 1, end, Tape.KEY | strings.flags() | strings.hash() << Tape.PAYLOAD_SHIFT);
        spaced = false;
        end = skip(end + 1);
        if (end >= to || bytes[end] != ':') {
            throw unexpected(end, "':'");
        }
        end++;
        if (end < to && bytes[end] <= ' ') {
            end = skip(end);
        }
        if (spaced) {
            writer.loosen();
        }
        return end;
    }

    /** The index of the first byte that is not white space. */
    private int skip(int from) {
        int at = from;
        while (at < to && bytes[at] <= ' ' && isSpace(bytes[at])) {
            at++;
        }
        spaced |= at > from;
        return at;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private JsonException unexpected(int at, String wanted) {
        if (at >= to) {
            return new JsonException("the JSON text ends too early: expected " + wanted, at);
        }
        return new JsonException("expected " + wanted + " but found " + Shown.at(bytes, at, to), at);
    }
}

package dev.kdt.generate.pattern;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;

/**
 * A text that matches a regular expression, as a JSON string. {@code *} and {@code +} repeat at most ten times; the dot, {@code \D}
 * and other negated classes stand for printable ASCII characters.
 */
public final class PatternField implements Field {
    /** The longest text that a pattern may make: as many characters as a record may have bytes. */
    private static final int LONGEST = 1 << 20;

    private final Part part;

    /**
     * Compiles the expression.
     *
     * @throws PatternException when no text can be made from it
     */
    public PatternField(String pattern) throws PatternException {
        part = new PatternReader(pattern).read();
        if (part.longest() > LONGEST) {
            throw new PatternException("texts of more than " + LONGEST + " characters", 0);
        }
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        out.put('"');
        part.write(draw.random(), out);
        out.put('"');
    }
}

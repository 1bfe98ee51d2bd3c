package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import java.util.Arrays;
import java.util.List;

/** One of several fields, by weights. */
public final class Choice implements Field {
    private final Field[] fields;
    private final AliasTable table;

    /**
     * Prepares to choose.
     *
     * @param fields at least one
     * @param weights one for each field, as {@link AliasTable} takes them
     */
    public Choice(List<Field> fields, double... weights) {
        if (fields.size() != weights.length) {
            throw new IllegalArgumentException(fields.size() + " fields, " + weights.length + " weights");
        }
        this.fields = fields.toArray(Field[]::new);
        this.table = new AliasTable(weights);
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        fields[table.draw(draw.random())].write(draw, out);
    }

    @Override
    public boolean isAlwaysThere() {
        return Arrays.stream(fields).allMatch(Field::isAlwaysThere);
    }
}

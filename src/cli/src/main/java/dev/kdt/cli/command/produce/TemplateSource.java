package dev.kdt.cli.command.produce;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.generate.Template;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Records that a template makes, in one lane; the position's line is a record's number. */
final class TemplateSource implements Source {
    private static final int BATCH = 500;

    private final String name;
    private final Template template;
    private final long count;

    /**
     * Makes records.
     *
     * @param name of the template, for messages
     * @param count how many records; {@link Long#MAX_VALUE} for no end
     */
    TemplateSource(String name, Template template, long count) {
        this.name = name;
        this.template = template;
        this.count = count;
    }

    @Override
    public List<Lane> lanes() {
        return List.of(new Made());
    }

    @Override
    public OptionalDouble progress(long records) {
        return count == Long.MAX_VALUE ? OptionalDouble.empty() : OptionalDouble.of((double) records / count);
    }

    /** Records that were made and not sent are nobody's. */
    @Override
    public boolean comesAgain() {
        return true;
    }

    private final class Made implements Lane {
        private long made;

        @Override
        public String name() {
            return name;
        }

        @Override
        public @Nullable Batch next() {
            if (made == count) {
                return null;
            }
            int size = (int) Math.min(BATCH, count - made);
            ByteBuilder bytes = new ByteBuilder(BATCH * 256);
            int[] ends = new int[size];
            for (int i = 0; i < size; i++) {
                template.next(bytes);
                ends[i] = bytes.size();
            }
            List<KinesisRecord> records = new ArrayList<>(size);
            int start = 0;
            for (int end : ends) {
                made++;
                records.add(KinesisRecord.of(Position.inFile(name, made), new Slice(bytes.array(), start, end)));
                start = end;
            }
            return new Batch(name, records);
        }
    }
}

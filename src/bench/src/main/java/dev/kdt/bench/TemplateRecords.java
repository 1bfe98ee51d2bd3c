package dev.kdt.bench;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.Templates;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.generate.compiled.RecordWriter;
import dev.kdt.generate.entity.Plan;
import java.time.Instant;

/** Records of a built-in template, on one thread, planned 500 at a time as {@code kdt produce} does. */
final class TemplateRecords implements OrderMaker {
    private static final int BATCH = 500;

    private final Generation generation;
    private final RecordWriter writer;
    private final ByteBuilder out = new ByteBuilder(1 << 18);

    TemplateRecords(String name) {
        generation = Templates.named(name).generation(1, Instant.parse("2026-01-01T00:00:00Z"));
        writer = generation.writer();
    }

    @Override
    public long make(int count) {
        long bytes = 0;
        for (int made = 0; made < count; made += BATCH) {
            Plan plan = generation.plan(BATCH);
            for (int i = 0; i < BATCH; i++) {
                writer.write(plan, i, out);
            }
            bytes += out.size();
            out.clear();
        }
        return bytes;
    }
}

package dev.kdt.generate.compiled;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.generate.entity.Plan;
import dev.kdt.generate.entity.Scene;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.GenerationException;
import dev.kdt.generate.value.Random;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Columns;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.ValueWriter;
import org.jspecify.annotations.Nullable;

/** Writes planned records. For one thread. */
public final class RecordWriter {
    private static final long RECORD = 0x7265636f;
    private static final long POISON = 0x706f6973;

    private final Template template;
    private final long seed;
    private final Scene scene;
    private final Draw draw;
    private final Random poison = new Random(0);
    private final ByteBuilder json = new ByteBuilder(1024);
    private final ByteBuilder keyText = new ByteBuilder();
    private final JsonReader reader = new JsonReader();
    private final @Nullable ValueWriter encoder;

    RecordWriter(Template template, long seed) {
        this.template = template;
        this.seed = seed;
        this.scene = new Scene(seed, template.kinds(), template.expressions(), template.places());
        this.draw = new Draw(scene, template.expressions(), template.places());
        Encoding encoding = template.encoding();
        this.encoder = encoding == null ? null : new ValueWriter(encoding, Columns.of(encoding.columns()));
    }

    /**
     * Adds a record.
     *
     * @return its key; null for a random one
     * @throws GenerationException when it cannot be made as the template says
     */
    public @Nullable String write(Plan plan, int index, ByteBuilder out) {
        scene.begin(plan, index);
        long number = plan.number(index);
        RecordText text = template.text();
        int start = out.size();
        boolean plain = text == null && encoder == null;
        ByteBuilder record = plain ? out : json.clear();
        long micros = plan.micros(index);
        template.clock().require(micros);
        draw.begin(Random.mix(seed ^ RECORD, number), number, micros, record.size());
        template.record().write(draw, record);
        String key = key(record);
        if (text != null) {
            text.write(draw, record, out);
        }
        if (encoder != null) {
            encode(encoder, text == null ? null : out.viewFrom(start).copy(), out, start);
        }
        poison.seed(Random.mix(seed ^ POISON, number));
        if (template.poison().breaks(poison)) {
            template.poison().apply(poison, out, start, plain);
        }
        return key;
    }

    /** The number of records so far that are larger than the size that their padding fills them up to. */
    public long tooLarge() {
        return draw.tooLarge();
    }

    /** The size of the largest of these, in bytes. */
    public int largest() {
        return draw.largest();
    }

    private @Nullable String key(ByteBuilder record) {
        RecordKey key = template.key();
        return key == null ? null : key.of(draw, record, keyText);
    }

    private void encode(ValueWriter writer, @Nullable Slice text, ByteBuilder out, int start) {
        out.truncate(start);
        try {
            Slice untouched = text == null ? json.view() : null;
            Value value = text == null ? reader.read(json.view()) : StringValue.of(text);
            writer.write(value, untouched, out);
        } catch (JsonException e) {
            throw new IllegalStateException("a record is JSON", e);
        } catch (CodecException e) {
            throw new GenerationException(null, "encode: " + e.getMessage());
        }
    }
}

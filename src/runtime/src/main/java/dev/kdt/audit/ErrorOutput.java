package dev.kdt.audit;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Notes the records in a delivery stream's error output ("Amazon Data Firehose Developer Guide, Data transformation failure handling"): each
 * is what the delivery stream got, a result of the pipeline or a record of the stream itself. A line that is none fails.
 */
final class ErrorOutput implements Processor {
    private static final StringValue RAW_DATA = StringValue.of("rawData");

    private final Audit.Books books;
    private final LineReader lines;
    private final ObjectNames objects;
    private final JsonReader json = new JsonReader();

    ErrorOutput(Audit.Books books) {
        this.books = books;
        this.lines = books.lineReader();
        this.objects = new ObjectNames(books.places());
    }

    @Override
    public void process(Batch in, Results out) {
        for (int i = 0; i < in.records().size(); i++) {
            KinesisRecord line = in.records().get(i);
            Slice raw = rawData(line.data());
            if (raw == null) {
                out.failed(line, i, Failure.decode("no line of error output: it has no rawData in Base64"));
                continue;
            }
            note(raw, objects.place(line.position()), (int) line.position().line());
            out.kept(line, i);
        }
    }

    private void note(Slice raw, long place, int number) {
        LineReader.Line result = lines.read(raw);
        books.lostResults().add(new Entry(result.key(), result.content(), place, 0, number));
        books.lostPayloads().add(new Entry(lines.payload(raw), 0, place, 0, number));
    }

    private @Nullable Slice rawData(Slice line) {
        try {
            return json.read(line) instanceof ObjectValue object && object.get(RAW_DATA) instanceof StringValue text
                    ? Slice.of(Base64.getDecoder().decode(text.text()))
                    : null;
        } catch (JsonException | IllegalArgumentException _) {
            return null;
        }
    }
}

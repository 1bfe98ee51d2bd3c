package dev.kdt.audit;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes the records in a delivery stream's error output ("Amazon Data Firehose Developer Guide, Data transformation failure handling"): each
 * is what the delivery stream got, a result of the pipeline or a record of the stream itself. A manifest names objects that were not loaded
 * ("Handle data delivery failures", Amazon Redshift): {@code {"entries":[{"url":"s3://…"}]}}. A line that is neither fails.
 */
final class ErrorOutput implements Processor {
    private static final StringValue RAW_DATA = StringValue.of("rawData");
    private static final StringValue ENTRIES = StringValue.of("entries");
    private static final StringValue URL = StringValue.of("url");

    private final Audit.Books books;
    private final LostLines lost;
    private final JsonReader json = new JsonReader();

    ErrorOutput(Audit.Books books) {
        this.books = books;
        this.lost = new LostLines(books);
    }

    @Override
    public void process(Batch in, Results out) {
        for (int i = 0; i < in.records().size(); i++) {
            KinesisRecord line = in.records().get(i);
            if (isNoted(line)) {
                out.kept(line, i);
            } else {
                out.failed(
                        line,
                        i,
                        Failure.decode("no line of error output: it has neither rawData in Base64 nor the entries of a"
                                + " manifest"));
            }
        }
    }

    private boolean isNoted(KinesisRecord line) {
        ObjectValue object = object(line.data());
        if (object == null) {
            return false;
        }
        if (object.get(ENTRIES) instanceof ArrayValue entries) {
            List<String> urls = urls(entries);
            urls.forEach(url ->
                    books.unloaded(new Unloaded(String.valueOf(line.position().file()), url)));
            return urls.size() == entries.size();
        }
        Slice raw = rawData(object);
        if (raw != null) {
            lost.add(raw, line.position());
        }
        return raw != null;
    }

    private @Nullable ObjectValue object(Slice line) {
        try {
            return json.read(line) instanceof ObjectValue object ? object : null;
        } catch (JsonException _) {
            return null;
        }
    }

    private static List<String> urls(ArrayValue entries) {
        List<String> urls = new ArrayList<>();
        for (Elements each = entries.elements(); each.next(); ) {
            if (each.value() instanceof ObjectValue entry && entry.get(URL) instanceof StringValue url) {
                urls.add(url.text());
            }
        }
        return urls;
    }

    private static @Nullable Slice rawData(ObjectValue line) {
        try {
            return line.get(RAW_DATA) instanceof StringValue text
                    ? Slice.of(Base64.getDecoder().decode(text.text()))
                    : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}

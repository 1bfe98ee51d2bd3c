package dev.kdt.cli.command.produce;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.codec.Decoder;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.Failure;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.Message;
import dev.kdt.codec.OutOfShard;
import dev.kdt.codec.format.CodecException;
import dev.kdt.generate.learn.Breakage;
import dev.kdt.json.Utf8;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a sample's records to JSON. Documents that carry others, such as those of CloudWatch Logs, stay whole: that is what is in the
 * stream. What cannot be decoded gives no output.
 */
final class SampleProcessor implements Processor, Decoder.Sink {
    /** Documents that a producer puts into a stream, though they carry others. */
    private static final Set<Codec> CARRYING =
            Set.of(Codec.CLOUDWATCH_LOGS, Codec.FIREHOSE_HTTP, Codec.DYNAMODB, Codec.DEBEZIUM);

    private static final Slice ENCODING = Slice.utf8("\"encoding\"");

    private final InputFormat format;
    private final MaxRecord max;
    private final Consumer<Breakage> broken;
    private final EnvelopeReader envelopes = new EnvelopeReader();
    private final Decoder decoder;
    private Results out = new Results();
    private int wire;

    /** The layers around a document that carries others; null when the record is none. */
    private @Nullable Chain around;

    private boolean isWhole;

    /**
     * Makes processors for the records of one sample.
     *
     * @param format of the input; only what is to be told from it may hold envelopes
     * @param broken told of each record that cannot be decoded
     */
    static Processor.Factory factory(InputFormat format, MaxRecord max, Consumer<Breakage> broken) {
        return new Processor.Factory() {
            @Override
            public Processor create() {
                return new SampleProcessor(format, max, broken);
            }

            @Override
            public boolean remembers() {
                return false;
            }
        };
    }

    private SampleProcessor(InputFormat format, MaxRecord max, Consumer<Breakage> broken) {
        this.format = format;
        this.max = max;
        this.broken = broken;
        this.decoder = decoder(format.chain());
    }

    private Decoder decoder(Chain chain) {
        return new Decoder(chain, OutOfShard.MARK, _ -> {}, max);
    }

    @Override
    public void process(Batch in, Results results) {
        out = results;
        for (wire = 0; wire < in.records().size(); wire++) {
            KinesisRecord record = unwrapped(in.records().get(wire));
            around = null;
            isWhole = false;
            decoder.decode(record, in.shard(), this);
            if (around != null) {
                isWhole = true;
                decoder(around).decode(record, in.shard(), this);
            }
        }
    }

    private KinesisRecord unwrapped(KinesisRecord piece) {
        if (format != InputFormat.AUTO || piece.data().indexOf(ENCODING) < 0) {
            return piece;
        }
        try {
            return envelopes.read(piece.data()).record();
        } catch (CodecException _) {
            return piece; // A record that has such a field.
        }
    }

    @Override
    public void decoded(Message message) {
        List<Codec> codecs = message.chain().codecs();
        int carrying = isWhole ? codecs.size() : indexOfCarrying(codecs);
        if (carrying < codecs.size()) {
            around = whole(codecs.subList(0, carrying));
        } else if (codecs.getLast() == Codec.RAW) {
            lost(message.record(), Breakage.NOT_UTF8);
        } else {
            message.value().writeTo(out.bytes());
            out.endOutput();
            out.kept(message.record(), wire, message.chain());
        }
    }

    private static int indexOfCarrying(List<Codec> codecs) {
        int index = 0;
        while (index < codecs.size() && !CARRYING.contains(codecs.get(index))) {
            index++;
        }
        return index;
    }

    private static Chain whole(List<Codec> layers) {
        return new Chain(Stream.concat(layers.stream().filter(each -> each != Codec.JSON), Stream.of(Codec.JSON))
                .toList());
    }

    @Override
    public void failed(KinesisRecord record, Failure failure) {
        Slice data = record.data();
        boolean begins = !data.isEmpty() && (data.at(0) == '{' || data.at(0) == '[');
        lost(record, Utf8.indexOfBroken(data) >= 0 ? Breakage.NOT_UTF8 : begins ? Breakage.CUT_OFF : Breakage.NOT_JSON);
    }

    private void lost(KinesisRecord record, Breakage how) {
        broken.accept(how);
        out.kept(record, wire);
    }

    /** A document that carries nothing, as a control message of CloudWatch Logs does: it is in the stream all the same. */
    @Override
    public void empty(KinesisRecord record) {
        around = whole(List.of(Codec.GZIP));
    }
}

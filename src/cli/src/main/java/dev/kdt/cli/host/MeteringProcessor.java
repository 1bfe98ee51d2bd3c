package dev.kdt.cli.host;

import dev.kdt.codec.Chain;
import dev.kdt.codec.Decoder;
import dev.kdt.codec.Failure;
import dev.kdt.codec.Message;
import dev.kdt.codec.OutOfShard;
import dev.kdt.load.LoadMeter;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decodes records for a meter to count them. Each is kept, with an output of no bytes; none fails. */
final class MeteringProcessor implements Processor, Decoder.Sink {
    /** Stands for the layers of what could not be decoded. */
    static final String UNDECODABLE = "undecodable";

    /** Chains whose words are remembered; payloads may be made up of any layers. */
    private static final int MOST_WORDS = 100;

    private final LoadMeter meter;
    private final Chain chain;
    private final MaxRecord max;
    private final List<KinesisRecord> inside = new ArrayList<>();
    private final List<String> chains = new ArrayList<>();
    private final Map<Chain, String> words = new HashMap<>();
    private Decoder decoder;

    /** @param max the most bytes that a payload may have, as it comes and after each layer */
    MeteringProcessor(LoadMeter meter, Chain chain, MaxRecord max) {
        this.meter = meter;
        this.chain = chain;
        this.max = max;
        this.decoder = decoder();
    }

    private Decoder decoder() {
        return new Decoder(chain, OutOfShard.MARK, _ -> {}, max);
    }

    @Override
    public void process(Batch in, Results out) {
        for (int i = 0; i < in.records().size(); i++) {
            KinesisRecord record = in.records().get(i);
            decode(record, in);
            meter.count(in.lane(), record, inside, chains);
            inside.clear();
            chains.clear();
            out.endOutput();
            out.kept(record, i);
        }
    }

    private void decode(KinesisRecord record, Batch in) {
        try {
            decoder.decode(record, in.shard(), this);
        } catch (OutOfMemoryError e) {
            // Its buffers have grown as far as they could: a new one begins with small ones.
            decoder = decoder();
            inside.clear();
            chains.clear();
            add(record, UNDECODABLE);
        }
    }

    @Override
    public void decoded(Message message) {
        if (words.size() >= MOST_WORDS) {
            words.clear();
        }
        add(message.record(), words.computeIfAbsent(message.chain(), Chain::toString));
    }

    @Override
    public void failed(KinesisRecord record, Failure failure) {
        add(record, UNDECODABLE);
    }

    @Override
    public void empty(KinesisRecord wire) {
        // Its load counts, though nothing is in it.
    }

    private void add(KinesisRecord record, String layers) {
        inside.add(record);
        chains.add(layers);
    }
}

package dev.kdt.pipeline;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.pipeline.step.HashFraction;

/**
 * Takes a share of the records, by a hash of where each came from: the same ones whenever they are read, and the same as the step
 * {@code sample} with this share. User records of one aggregate are decided one by one.
 *
 * @param share from 0 to 1
 */
public record SampledShare(String name, double share) implements RecordFilter {
    @Override
    public Test start() {
        ByteBuilder key = new ByteBuilder();
        return (record, _) ->
                HashFraction.of(0, key.clear().utf8(record.position().inWords())) < share;
    }
}

package dev.kdt.pipeline;

import dev.kdt.bytes.Slice;

/**
 * Takes the records whose payload has these bytes in it.
 *
 * @param bytes at least one
 */
public record PayloadText(String name, Slice bytes) implements RecordFilter {
    @Override
    public Test start() {
        return (_, payload) -> payload.indexOf(bytes) >= 0;
    }
}

package dev.kdt.enumerate.local;

import dev.kdt.bytes.Slice;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Records that a client puts with one call, and again until the call is acknowledged.
 *
 * @param place where it puts them
 * @param number which of the batches of that place, from 0
 */
record PutBatch(String place, int number) {
    private static final int SIZE = 3;

    List<String> texts() {
        return IntStream.range(number * SIZE, (number + 1) * SIZE)
                .mapToObj(record -> "%s-%02d".formatted(place, record))
                .toList();
    }

    List<Slice> records() {
        return texts().stream().map(text -> Slice.utf8(text + "\n")).toList();
    }
}

package dev.kdt.flow;

import dev.kdt.codec.InputFormat;
import java.util.List;

/** Files and standard input, one after the other, as one lane: their records keep their order. */
public final class FileSource implements Source {
    private final FileLane lane;

    /**
     * @param inputs in the order they are read
     * @param count how many records are read at the most
     */
    public FileSource(List<Input> inputs, InputFormat format, long count) {
        this.lane = new FileLane(inputs, format, count);
    }

    @Override
    public List<Lane> lanes() {
        return List.of(lane);
    }

    @Override
    public void close() {
        lane.close();
    }
}

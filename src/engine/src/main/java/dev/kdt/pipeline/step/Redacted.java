package dev.kdt.pipeline.step;

import java.util.List;

/** The values that a step redacts, so that messages can leave them out. */
public final class Redacted {
    private final List<Path> paths;
    private final List<Detector> kinds;

    Redacted(List<Path> paths, List<Detector> kinds) {
        this.paths = paths;
        this.kinds = kinds;
    }

    List<Path> paths() {
        return paths;
    }

    List<Detector> kinds() {
        return kinds;
    }
}

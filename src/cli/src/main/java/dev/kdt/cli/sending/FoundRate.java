package dev.kdt.cli.sending;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rate that was found while records were sent, for summaries. */
public interface FoundRate {
    /** None was asked for. */
    FoundRate NONE = new FoundRate() {
        @Override
        public List<String> found() {
            return List.of();
        }

        @Override
        public @Nullable Double best() {
            return null;
        }
    };

    /** The rate, for people; empty when none was asked for. */
    List<String> found();

    /** The rate in records a second; null when none was asked for. */
    @Nullable
    Double best();
}

package dev.kdt.cli.sending;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.cli.console.UsageException;

/** What a command sends, as the file of {@code --resume} tells it. */
public interface SentWork {
    /** The command, for messages: {@code kdt produce}. */
    String command();

    /** The state as it is kept: one line that tells the work apart from others, and how many of its records are settled. */
    String json(long records);

    /**
     * Looks whether a state of this command is about this work.
     *
     * @param name of the file, as the user wrote it
     * @throws UsageException when it is about something else, or what is sent was changed since
     */
    void requireSame(String name, JsonNode state);

    /** The refusal of a file that holds something else. */
    default UsageException noState(String name) {
        return new UsageException(
                "--resume: " + name + " holds no state of " + command() + " (name a file of its own)");
    }
}

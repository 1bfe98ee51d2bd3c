package dev.kdt.cli.command.run;

import dev.kdt.aws.ObjectPrefix;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StateFolder;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.destination.TargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of the groups' states, as {@code --state} names it.
 *
 * @param folder of the groups' folders
 * @param objects the prefix of the keys of their checkpoints; {@code null}: those are in the folder
 */
record StatePlace(Path folder, @Nullable ObjectPrefix objects) {
    private static final String SCHEME = "s3:";
    private static final Pattern NO_BUCKET = Pattern.compile("s3:/*");

    /**
     * Reads the option.
     *
     * @param state null: it is not given
     * @throws UsageException when it names no place
     */
    static StatePlace of(@Nullable String state, Session session) {
        if (state == null) {
            return new StatePlace(StateFolder.of(session.console()).resolve("groups"), null);
        }
        if (state.isEmpty()) {
            throw new UsageException("--state: the name of the folder is empty (name a folder, or s3://BUCKET/PREFIX)");
        }
        if (state.startsWith(SCHEME)) {
            return shared(state, session);
        }
        Path folder = session.console().path(state);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("--state: cannot write to " + state + ": it is a file (name a folder)");
        }
        return new StatePlace(folder, null);
    }

    /** What belongs to a group on this machine alone, such as its parked records, is in a folder that is named after the objects. */
    private static StatePlace shared(String state, Session session) {
        if (NO_BUCKET.matcher(state).matches()) {
            throw new UsageException("--state: '" + state + "' names no bucket (write s3://BUCKET/PREFIX)");
        }
        try {
            if (Target.parseParked(state) instanceof ServiceTarget.Objects(ObjectPrefix objects)) {
                Path folder = StateFolder.of(session.console())
                        .resolve("s3-groups")
                        .resolve(objects.bucket())
                        .resolve(objects.prefix());
                return new StatePlace(folder, objects);
            }
        } catch (TargetException e) {
            throw new UsageException("--state: " + e.getMessage());
        }
        throw new UsageException("--state: '" + state + "' is no place for checkpoints (write s3://BUCKET/PREFIX)");
    }
}

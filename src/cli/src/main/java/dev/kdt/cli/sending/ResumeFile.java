package dev.kdt.cli.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Messages;
import dev.kdt.flow.Checkpoint;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.GroupHolder;
import dev.kdt.flow.HolderLock;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.PlainFiles;
import dev.kdt.flow.ReplacedFile;
import dev.kdt.flow.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file of {@code --resume}: how many records of which work are settled, sent or parked. It is replaced as a whole, about once a
 * second and at the end.
 */
public final class ResumeFile implements Checkpoints {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Path file;
    private final SentWork work;
    private final HolderLock lock;
    private final long earlier;
    private volatile long last;

    private ResumeFile(String name, Path file, SentWork work, HolderLock lock, long earlier) {
        this.name = name;
        this.file = file;
        this.work = work;
        this.lock = lock;
        this.earlier = earlier;
        this.last = earlier;
    }

    /**
     * Reads the state of an earlier run, if there is one. Until it is closed, no other run goes on from it.
     *
     * @param name of the file, as the user wrote it
     * @param holder this run, for others that want to go on from the file
     * @throws dev.kdt.cli.console.UsageException when it is the state of something else, or a file was changed since
     * @throws FlowException when another run goes on from it now
     */
    public static ResumeFile open(String name, Path file, SentWork work, GroupHolder holder) {
        HolderLock lock = lock(name, file, holder);
        try {
            return new ResumeFile(name, file, work, lock, records(name, file, work));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The lock is beside the file that a link points to, and not on it: the file is replaced with each save. */
    private static HolderLock lock(String name, Path file, GroupHolder holder) {
        try {
            Path followed = PlainFiles.followed(file);
            return HolderLock.take(
                    followed.resolveSibling(followed.getFileName() + ".lock"),
                    holder,
                    other -> "--resume: " + name + " is in use by " + other + " (wait for it, or stop it)");
        } catch (IOException e) {
            throw IoFaults.writing(name, e);
        }
    }

    private static long records(String name, Path file, SentWork work) {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            JsonNode state = JSON.readTree(Files.readString(file));
            work.requireSame(name, state);
            return state.path("records").asLong();
        } catch (JsonProcessingException e) {
            throw work.noState(name);
        } catch (IOException e) {
            throw IoFaults.reading(name, e);
        }
    }

    /** A run that may be interrupted. */
    public interface Runner {
        /** Returns the exit code. */
        int run(Run.Builder run) throws InterruptedException;
    }

    /** Goes on with a run, and tells from where to where. */
    public int during(Messages messages, Run.Builder run, Runner runner) throws InterruptedException {
        if (earlier > 0) {
            messages.say("going on after " + Amounts.count(earlier, "record") + ", as " + name + " says");
        }
        int code = runner.run(run.checkpoints(this));
        if (run.context().stop().isRequested()) {
            messages.say(Amounts.count(last, "record") + " done so far; the same command goes on there (" + name + ")");
        }
        return code;
    }

    /** The number of records that earlier runs have settled. */
    public long earlier() {
        return earlier;
    }

    @Override
    public void save(String lane, long records) {
        try (ReplacedFile fresh = ReplacedFile.open(file)) {
            lock.requireThere();
            fresh.write(work.json(earlier + records).getBytes(StandardCharsets.UTF_8));
            fresh.complete();
            last = earlier + records;
        } catch (IOException e) {
            throw IoFaults.writing(name, e);
        }
    }

    @Override
    public Set<String> lanes() {
        return Set.of();
    }

    @Override
    public Optional<Checkpoint> of(String lane) {
        return Optional.empty();
    }

    @Override
    public void save(Map<String, Checkpoint> reached) {
        // Files have no sequence numbers; that their lane has ended is seen by its number of records.
    }

    @Override
    public void close() {
        lock.close();
    }
}

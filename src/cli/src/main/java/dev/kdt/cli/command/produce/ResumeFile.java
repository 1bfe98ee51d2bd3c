package dev.kdt.cli.command.produce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.console.UsageException;
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
 * The file of {@code --resume}: how many records of which files are settled, sent or parked. It is replaced as a whole, about once a
 * second and at the end.
 */
final class ResumeFile implements Checkpoints {
    private final String name;
    private final Path file;
    private final SentInput input;
    private final HolderLock lock;
    private final long earlier;
    private volatile long last;

    private ResumeFile(String name, Path file, SentInput input, HolderLock lock, long earlier) {
        this.name = name;
        this.file = file;
        this.input = input;
        this.lock = lock;
        this.earlier = earlier;
        this.last = earlier;
    }

    /**
     * Reads the state of an earlier run, if there is one. Until it is closed, no other run goes on from it.
     *
     * @param name of the file, as the user wrote it
     * @param holder this run, for others that want to go on from the file
     * @throws UsageException when it is the state of something else, or a file was changed since
     * @throws FlowException when another run goes on from it now
     */
    static ResumeFile open(String name, Path file, SentInput input, GroupHolder holder) {
        HolderLock lock = lock(name, file, holder);
        try {
            return new ResumeFile(name, file, input, lock, records(name, file, input));
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

    private static long records(String name, Path file, SentInput input) {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            JsonNode state = SentInput.tree(Files.readString(file));
            requireSame(name, SentInput.parse(state), input);
            return state.path("records").asLong();
        } catch (JsonProcessingException e) {
            throw new UsageException("--resume: " + name + " holds no state of kdt produce (name a file of its own)");
        } catch (IOException e) {
            throw IoFaults.reading(name, e);
        }
    }

    private static void requireSame(String name, SentInput then, SentInput now) {
        if (then.parts().isEmpty()) {
            throw new UsageException("--resume: " + name + " holds no state of kdt produce (name a file of its own)");
        }
        String remedy = " (remove " + name + " to send everything from the beginning)";
        if (!then.stream().equals(now.stream())) {
            throw new UsageException("--resume: " + name + " is about stream '" + then.stream() + "'" + remedy);
        }
        if (!then.in().equals(now.in())) {
            throw new UsageException("--resume: " + name + " is about records cut by --in " + then.in() + remedy);
        }
        boolean areSame = then.parts().size() == now.parts().size();
        for (int i = 0; areSame && i < then.parts().size(); i++) {
            areSame = then.parts().get(i).isSameFile(now.parts().get(i));
        }
        if (!areSame) {
            throw new UsageException("--resume: " + name + " is about "
                    + String.join(
                            ", ",
                            then.parts().stream().map(SentInput.Part::file).toList()) + remedy);
        }
        for (int i = 0; i < then.parts().size(); i++) {
            if (!then.parts().get(i).isUnchanged(now.parts().get(i))) {
                throw new UsageException("--resume: " + now.parts().get(i).name() + " was changed since" + remedy);
            }
        }
    }

    /** A run that may be interrupted. */
    interface Runner {
        int run(Run.Builder run) throws InterruptedException;
    }

    /** Goes on with a run, and tells from where to where. */
    int during(Messages messages, Run.Builder run, Runner runner) throws InterruptedException {
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
    long earlier() {
        return earlier;
    }

    @Override
    public void save(String lane, long records) {
        try (ReplacedFile fresh = ReplacedFile.open(file)) {
            lock.requireThere();
            fresh.write(input.json(earlier + records).getBytes(StandardCharsets.UTF_8));
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

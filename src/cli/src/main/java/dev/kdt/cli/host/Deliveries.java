package dev.kdt.cli.host;

import dev.kdt.audit.ObjectTime;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Input;
import dev.kdt.flow.IoFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a folder, with all folders in it; a single file; or the objects of a bucket whose keys have a prefix.
 *
 * @param option that names them
 * @param where a folder, a file, or {@code s3://BUCKET/PREFIX}
 */
public record Deliveries(String option, String where) {
    /** Their names are in memory. */
    private static final int MOST_OBJECTS = 1_000_000;

    /** Begins the name of a ledger, and of its lock. */
    public static final String LEDGER = ".kdt-redriven";

    private static final Pattern URL = Pattern.compile("s3://([^/]+)/?(.*)", Pattern.DOTALL);

    /** @throws UsageException for an empty name, as a variable gives that is not set: it is not the current folder */
    public Deliveries {
        if (where.isEmpty()) {
            throw new UsageException(option + ": the name is empty (write s3://BUCKET/PREFIX, a folder or a file)");
        }
    }

    /** Whether it is a folder or a file that is not there. */
    public boolean areAbsent(Session session) {
        return !isInBucket() && !Files.exists(session.console().path(where));
    }

    private boolean isInBucket() {
        return where.startsWith("s3:");
    }

    /**
     * The objects, in the order of their names, that may hold what is asked for.
     *
     * @param wanted says of the hour in an object's name, null where it has none, whether the object is wanted
     * @param except not looked into; empty for none
     * @throws UsageException when there is no such folder or file
     */
    public List<Input> objects(Predicate<@Nullable Instant> wanted, String except, Session session, Buckets buckets)
            throws InterruptedException {
        if (isInBucket()) {
            return inBucket(wanted, except, buckets);
        }
        if (areAbsent(session)) {
            throw new UsageException(option + ": there is no folder or file " + where);
        }
        return inFolder(wanted, except, session);
    }

    private List<Input> inBucket(Predicate<@Nullable Instant> wanted, String except, Buckets buckets)
            throws InterruptedException {
        Matcher url = URL.matcher(where);
        if (!url.matches()) {
            throw new UsageException(option + ": write s3://BUCKET/PREFIX, a folder or a file");
        }
        String left = except.isEmpty() ? "" : except.replaceFirst("/+$", "") + "/";
        String bucket = url.group(1);
        return buckets.objects()
                .list(
                        bucket,
                        url.group(2),
                        key -> (left.isEmpty() || !("s3://" + bucket + "/" + key).startsWith(left))
                                && wanted.test(ObjectTime.of(key)),
                        MOST_OBJECTS);
    }

    private List<Input> inFolder(Predicate<@Nullable Instant> wanted, String except, Session session) {
        Path root = session.console().path(where);
        Path left = except.isEmpty()
                ? null
                : session.console().path(except).toAbsolutePath().normalize();
        List<Input> objects = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> all = files.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)
                            || (each.equals(root) && !Files.isDirectory(each)))
                    .filter(each -> !isLedger(each))
                    .filter(each ->
                            left == null || !each.toAbsolutePath().normalize().startsWith(left))
                    .filter(each ->
                            wanted.test(ObjectTime.of(root.relativize(each).toString())))
                    .limit(MOST_OBJECTS + 1L)
                    .sorted()
                    .toList();
            for (Path each : all) {
                objects.add(new Input(name(root, each), Input.file(each).opener()));
            }
        } catch (IOException e) {
            throw IoFaults.reading(where, e);
        }
        if (objects.size() > MOST_OBJECTS) {
            throw new FlowException(where + " has more than " + MOST_OBJECTS
                    + " objects (name a part of it, or --since and --until, which pass over objects of other hours)");
        }
        return objects;
    }

    /** What {@code kdt redrive} keeps beside leftovers is no object. */
    private static boolean isLedger(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(LEDGER);
    }

    /** As the user named the folder, so that the name can be used. */
    private String name(Path root, Path file) {
        String inside = root.relativize(file).toString();
        return inside.isEmpty() ? where : where.endsWith("/") ? where + inside : where + "/" + inside;
    }
}

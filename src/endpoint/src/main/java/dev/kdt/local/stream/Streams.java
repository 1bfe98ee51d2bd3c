package dev.kdt.local.stream;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.local.file.FolderName;
import dev.kdt.local.file.Folders;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All streams of an endpoint, by name. One namespace serves all accounts and regions. Safe for use by several threads. */
public final class Streams implements AutoCloseable {
    private static final long TRIM_EVERY_MILLIS = 60_000;

    private final ConcurrentSkipListMap<String, KinesisStream> streams = new ConcurrentSkipListMap<>();
    private final Path folder;
    private final StoreOptions options;
    private final Timeline timeline;

    private Streams(Path folder, StoreOptions options, Timeline timeline) {
        this.folder = folder;
        this.options = options;
        this.timeline = timeline;
    }

    /** Opens the streams that are kept in {@code folder}. */
    public static Streams open(Path folder, StoreOptions options, Timeline timeline) throws IOException {
        Streams opened = new Streams(folder, options, timeline);
        for (Path kept : Folders.in(folder)) {
            if (KinesisStream.isIn(kept)) {
                KinesisStream stream = KinesisStream.open(options, timeline, kept);
                opened.streams.put(stream.identity().name(), stream);
            } else {
                Folders.delete(kept); // A creation or a deletion that was cut off in the middle.
            }
        }
        opened.trimLater();
        return opened;
    }

    public Timeline timeline() {
        return timeline;
    }

    public StoreOptions options() {
        return options;
    }

    /** The streams there are, by name; those whose deletion is over are not. */
    public Collection<KinesisStream> all() {
        for (KinesisStream stream : List.copyOf(streams.values())) {
            clear(stream);
        }
        return streams.values();
    }

    /** The stream with this name, or null. */
    public @Nullable KinesisStream find(String name) {
        KinesisStream stream = streams.get(name);
        return stream == null || clear(stream) ? null : stream;
    }

    /**
     * The stream that a request names by {@code StreamARN} or {@code StreamName}, in whatever state.
     *
     * @throws ServiceException when there is none
     */
    public KinesisStream named(Params params, Caller caller) {
        String name = nameIn(params);
        KinesisStream stream = find(name);
        if (stream == null) {
            throw notFound(name, caller);
        }
        return stream;
    }

    /** Like {@link #named}, but a stream that is still being created or already being deleted is not found. */
    public KinesisStream ready(Params params, Caller caller) {
        KinesisStream stream = named(params, caller);
        Phase phase = stream.phase();
        if (phase == Phase.CREATING || phase == Phase.DELETING) {
            throw notFound(stream.identity().name(), caller);
        }
        return stream;
    }

    /** The name of the stream that a request means. */
    public static String nameIn(Params params) {
        String arn = params.textOrNull("StreamARN");
        String name = params.textOrNull("StreamName");
        if (arn != null) {
            String named = arn.substring(arn.indexOf(":stream/") + ":stream/".length());
            if (name != null && !name.equals(named)) {
                throw ServiceException.invalidArgument("StreamName " + name + " does not match StreamARN " + arn + ".");
            }
            return named;
        }
        if (name == null) {
            throw ServiceException.invalidArgument("Either StreamName or StreamARN must be specified.");
        }
        return name;
    }

    private static ServiceException notFound(String name, Caller caller) {
        return ServiceException.notFound("Stream " + name + " under account " + caller.account() + " not found.");
    }

    /** Makes a stream of {@code shards} even shards. */
    public synchronized void create(
            String name, StreamSettings.Change change, StreamMode mode, int shards, Caller caller) {
        if (find(name) != null) {
            throw ServiceException.inUse("Stream " + name + " under account " + caller.account() + " already exists.");
        }
        requireRoom(shards, caller);
        Path kept = folder.resolve(FolderName.of(name));
        StreamIdentity identity = new StreamIdentity(name, caller.account(), caller.region(), timeline.millis());
        try {
            streams.put(
                    name,
                    KinesisStream.create(
                            options, timeline, kept, identity, change.apply(StreamSettings.fresh(mode)), shards));
        } catch (IOException e) {
            throw ServiceException.failed("InternalFailure", 500, "Cannot write to " + kept + ": " + e);
        }
        options.events().happened(new EndpointEvent.StreamCreated(name, shards));
    }

    /** Refuses when the account would have more open shards than it may have in the caller's region. */
    public void requireRoom(int moreShards, Caller caller) {
        int open = openShards();
        int most = options.shardQuota().in(caller.region());
        if (moreShards > most - open) {
            throw ServiceException.limitExceeded("This request would exceed the shard limit for the account "
                    + caller.account() + " in " + caller.region() + ". Current shard count for the account: " + open
                    + ". Limit: " + most + ". Number of additional shards that would have "
                    + "resulted from this request: " + moreShards + ". Refer to the AWS Service Limits page "
                    + "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) "
                    + "for current limits and how to request higher limits.");
        }
    }

    /** Number of open shards of all streams. */
    public int openShards() {
        return all().stream().mapToInt(stream -> stream.shards().open().size()).sum();
    }

    public void delete(KinesisStream stream) {
        try {
            stream.beginDelete();
        } catch (IOException e) {
            options.events()
                    .damage("stream '" + stream.identity().name()
                            + "' is being deleted, but one of its files cannot be closed: " + e);
        }
        timeline.at(timeline.millis() + options.transition().toMillis(), () -> clear(stream));
        options.events()
                .happened(new EndpointEvent.StreamDeleted(stream.identity().name()));
    }

    /** Removes a stream whose deletion is over. */
    private synchronized boolean clear(KinesisStream stream) {
        if (!stream.isGone()) {
            return false;
        }
        if (streams.remove(stream.identity().name(), stream)) {
            try {
                stream.delete();
            } catch (IOException e) {
                options.events()
                        .damage("stream '" + stream.identity().name()
                                + "' is deleted, but its folder cannot be removed: " + e);
            }
        }
        return true;
    }

    private void trimLater() {
        timeline.at(timeline.millis() + TRIM_EVERY_MILLIS, () -> {
            List<KinesisStream> all = new ArrayList<>(streams.values());
            for (KinesisStream stream : all) {
                try {
                    stream.trim();
                } catch (IOException e) {
                    options.events()
                            .damage("cannot delete the expired records of stream '"
                                    + stream.identity().name() + "', which go on taking up disk space: " + e);
                }
            }
            trimLater();
        });
    }

    @Override
    public void close() throws IOException {
        for (KinesisStream stream : streams.values()) {
            stream.close();
        }
    }
}

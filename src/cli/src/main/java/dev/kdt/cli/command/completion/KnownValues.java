package dev.kdt.cli.command.completion;

import dev.kdt.aws.Clients;
import dev.kdt.aws.DeliveryStreamControl;
import dev.kdt.aws.LocalControl;
import dev.kdt.aws.LocalMappings.Mapping;
import dev.kdt.aws.StreamConsumers;
import dev.kdt.aws.StreamControl;
import dev.kdt.cli.option.LocalAddress;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StateFolder;
import dev.kdt.record.ShardId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The names that a command line may have: those of the session's service, and those on this machine. */
final class KnownValues {
    private final Session session;

    KnownValues(Session session) {
        this.session = session;
    }

    /**
     * The values of a kind, a line each: the value, and after a tab what is known of it. None of a kind that is not known.
     *
     * @param words say where to look: the stream of {@code shards} and {@code consumers}
     */
    List<String> lines(String kind, List<String> words) throws InterruptedException, IOException {
        return values(kind, words)
                .filter(each -> each.chars().allMatch(c -> c == '\t' || !Character.isISOControl(c)))
                .distinct()
                .toList();
    }

    private Stream<String> values(String kind, List<String> words) throws InterruptedException, IOException {
        return switch (kind) {
            case "streams", "shards", "consumers" -> ofStreams(kind, words);
            case "deliveries" -> deliveryStreams();
            case "groups" -> groups();
            case "contexts" ->
                session.files().all().stream()
                        .flatMap(file -> file.contexts().keySet().stream().map(name -> line(name, file.name())));
            case "mappings" ->
                mappings().flatMap(each -> Stream.of(each.function(), each.function() + "=" + each.stream()));
            case "functions" -> mappings().map(Mapping::function);
            case "rules" -> endpoint().faults().stream().map(each -> line(String.valueOf(each.number()), each.rule()));
            default -> Stream.empty();
        };
    }

    private Stream<String> ofStreams(String kind, List<String> words) throws InterruptedException {
        try (Clients clients = Clients.oneShot(session.aws())) {
            StreamControl streams = new StreamControl(
                    clients.kinesis(), clients.place(), session.console().sleeper());
            return switch (kind) {
                case "shards" -> streams.shards(words.getFirst()).stream().map(KnownValues::shard);
                case "consumers" ->
                    new StreamConsumers(clients.kinesis(), clients.place())
                            .list(streams.identify(words.getFirst())).stream()
                                    .map(each -> line(each.consumerName(), each.consumerStatusAsString()));
                default -> streams.list().stream().map(each -> line(each.streamName(), each.streamStatusAsString()));
            };
        }
    }

    private static String shard(Shard shard) {
        boolean isClosed = shard.sequenceNumberRange().endingSequenceNumber() != null;
        return line(ShardId.number(shard.shardId()), shard.shardId() + (isClosed ? ", closed" : ""));
    }

    private Stream<String> deliveryStreams() throws InterruptedException {
        try (Clients clients = Clients.oneShot(session.aws())) {
            return new DeliveryStreamControl(
                            clients.firehose(),
                            clients.place(),
                            session.console().sleeper())
                    .list().stream();
        }
    }

    /** The groups of {@code run} and of {@code tail}: a folder for each. */
    private Stream<String> groups() throws IOException {
        Path state = StateFolder.of(session.console());
        return Stream.concat(folders(state.resolve("groups")), folders(state.resolve("tail-groups")));
    }

    private static Stream<String> folders(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files
                    .filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private Stream<Mapping> mappings() throws InterruptedException {
        return endpoint().mappings(session.console().sleeper()).list().stream();
    }

    /** Commands about it need no {@code --local} to mean it. */
    private LocalControl endpoint() {
        return LocalControl.of(session.aws()).orElseGet(() -> LocalControl.at(LocalAddress.USUAL.uri()));
    }

    private static String line(String value, @Nullable String about) {
        return about == null ? value : value + "\t" + about;
    }
}

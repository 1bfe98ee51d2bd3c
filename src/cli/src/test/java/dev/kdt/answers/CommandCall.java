package dev.kdt.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A command line, and an operation that it calls.
 *
 * @param kind what the operation is for
 */
record CommandCall(String operation, Kind kind, List<String> args) {
    /** The whole table takes minutes: {@code -Danswers=all}. */
    private static final boolean IS_WHOLE = "all".equals(System.getProperty("answers"));

    private static final int SHARE = 8;

    /** What an operation is for. */
    enum Kind {
        /** Records are sent by it; those that are not taken are parked. */
        SEND,
        /** Records are sent by it; those that are not taken are left to the source, which gives them again. */
        SEND_OR_LEAVE,
        /** Records are read by it, or it must be called before they are: nothing was sent. */
        READ,
        /** It is called to look whether a target is there: only a clear no is an end. */
        PRESENCE,
        /** Something is looked at. */
        LOOK,
        /** Something is changed, and the answer says nothing. */
        ORDER
    }

    CommandCall(String operation, Kind kind, String... args) {
        this(operation, kind, List.of(args));
    }

    /** Whether records are sent by it. */
    boolean sends() {
        return kind == Kind.SEND || kind == Kind.SEND_OR_LEAVE;
    }

    /** Whether it is called again while that fails, as long as {@code --retry-for} says. */
    boolean isTriedAgain() {
        return sends() || kind == Kind.READ;
    }

    @Override
    public String toString() {
        return String.join(" ", args) + " / " + operation;
    }

    /** The nonsense that it can be answered with: all of it, or a share, another for each call. */
    List<Nonsense> answers() {
        List<Nonsense> all = new ArrayList<>(Nonsense.anywhere());
        all.removeIf(each -> kind == Kind.ORDER && each.isRightForNothing());
        all.removeIf(each -> List.of("local", "flush").contains(args.getFirst().equals("local") ? "local" : args.get(1))
                && each.isOfTheServices());
        switch (operation) {
            case "PutRecords" -> all.addAll(PutNonsense.all("FailedRecordCount", "Records"));
            case "PutRecordBatch" -> all.addAll(PutNonsense.all("FailedPutCount", "RequestResponses"));
            case "GetRecords" -> all.addAll(RecordsNonsense.all());
            case "ListShards" -> all.addAll(ShardsNonsense.all());
            case "DescribeStreamSummary" ->
                all.addAll(LookNonsense.ofDescriptions("StreamDescriptionSummary", "StreamName", "StreamStatus"));
            case "DescribeDeliveryStream" ->
                all.addAll(LookNonsense.ofDescriptions(
                        "DeliveryStreamDescription", "DeliveryStreamName", "DeliveryStreamStatus"));
            case "ListStreams", "ListDeliveryStreams" -> all.addAll(LookNonsense.ofNames());
            case "ListStreamConsumers" -> all.addAll(LookNonsense.ofConsumers());
            case "FlushDeliveryStream", "Tick", "ListFaults" -> all.addAll(LookNonsense.ofControl());
            default -> {}
        }
        // An aggregate is one record: one result fits.
        all.removeIf(each -> args.contains("--aggregate") && each.name().equals("one result"));
        return IS_WHOLE ? all : sample(all, Math.floorMod(toString().hashCode(), SHARE));
    }

    /** Some of them, others for each operation. */
    private static List<Nonsense> sample(List<Nonsense> all, int first) {
        return IntStream.range(0, all.size())
                .filter(i -> i % SHARE == first)
                .mapToObj(all::get)
                .toList();
    }

    /** Every command line, with every operation that it calls. */
    static List<CommandCall> cases() {
        String[] run = {
            "run",
            "same.yaml",
            "--from",
            "orders",
            "--to",
            "firehose:archive",
            "--until",
            "now",
            "--state",
            "state",
            "--parked",
            Command.PARKED,
            "--threads",
            "1"
        };
        String[] tail = {"tail", "orders", "--since", "trim-horizon", "--until", "now", "-o", "text"};
        String[] split = {"stream", "split", "orders", "0"};
        String[] scale = {"stream", "scale", "orders", "--shards", "2"};
        return List.of(
                new CommandCall("PutRecords", Kind.SEND, "produce", "orders", "--parked", Command.PARKED),
                new CommandCall(
                        "PutRecords", Kind.SEND, "produce", "orders", "--aggregate", "--parked", Command.PARKED),
                new CommandCall("PutRecordBatch", Kind.SEND, "push", "archive", "--parked", Command.PARKED),
                new CommandCall(
                        "PutRecordBatch",
                        Kind.SEND,
                        "process",
                        "same.yaml",
                        "-",
                        "--in",
                        "text",
                        "--to",
                        "firehose:archive",
                        "--parked",
                        Command.PARKED),
                new CommandCall(
                        "PutRecords",
                        Kind.SEND,
                        "process",
                        "same.yaml",
                        "-",
                        "--in",
                        "text",
                        "--to",
                        "kinesis:orders",
                        "--parked",
                        Command.PARKED),
                new CommandCall(
                        "PutRecordBatch",
                        Kind.SEND_OR_LEAVE,
                        "lambda",
                        "invoke",
                        "same.yaml",
                        "event.json",
                        "--to",
                        "firehose:archive",
                        "--parked",
                        Command.PARKED),
                new CommandCall("PutRecordBatch", Kind.SEND, run),
                new CommandCall(
                        "ListShards", Kind.READ, "produce", "orders", "--aggregate", "--parked", Command.PARKED),
                new CommandCall("DescribeStreamSummary", Kind.READ, run),
                new CommandCall("DescribeDeliveryStream", Kind.PRESENCE, run),
                new CommandCall("DescribeDeliveryStream", Kind.PRESENCE, "push", "archive"),
                new CommandCall("DescribeStreamSummary", Kind.PRESENCE, "produce", "orders"),
                new CommandCall(
                        "DescribeStreamSummary",
                        Kind.PRESENCE,
                        "process",
                        "same.yaml",
                        "-",
                        "--in",
                        "text",
                        "--to",
                        "kinesis:orders"),
                new CommandCall("ListShards", Kind.READ, run),
                new CommandCall("GetShardIterator", Kind.READ, run),
                new CommandCall("GetRecords", Kind.READ, run),
                new CommandCall("ListShards", Kind.READ, tail),
                new CommandCall("GetShardIterator", Kind.READ, tail),
                new CommandCall("GetRecords", Kind.READ, tail),
                new CommandCall("ListStreams", Kind.LOOK, "stream", "list"),
                new CommandCall("DescribeStreamSummary", Kind.LOOK, "stream", "describe", "orders"),
                new CommandCall("ListShards", Kind.LOOK, "stream", "describe", "orders"),
                new CommandCall("ListStreamConsumers", Kind.LOOK, "stream", "consumer", "list", "orders"),
                new CommandCall("DescribeStreamSummary", Kind.LOOK, "stream", "consumer", "list", "orders"),
                new CommandCall(
                        "DeregisterStreamConsumer", Kind.ORDER, "stream", "consumer", "remove", "orders", "reports"),
                new CommandCall("CreateStream", Kind.ORDER, "stream", "create", "orders"),
                new CommandCall("DescribeStreamSummary", Kind.LOOK, "stream", "create", "orders"),
                new CommandCall("DeleteStream", Kind.ORDER, "stream", "delete", "orders"),
                new CommandCall("ListShards", Kind.LOOK, split),
                new CommandCall("SplitShard", Kind.ORDER, split),
                new CommandCall("DescribeStreamSummary", Kind.LOOK, scale),
                new CommandCall("UpdateShardCount", Kind.ORDER, scale),
                new CommandCall("ListDeliveryStreams", Kind.LOOK, "delivery", "list"),
                new CommandCall("DescribeDeliveryStream", Kind.LOOK, "delivery", "describe", "archive"),
                new CommandCall("CreateDeliveryStream", Kind.ORDER, "delivery", "create", "archive"),
                new CommandCall("DescribeDeliveryStream", Kind.LOOK, "delivery", "create", "archive"),
                new CommandCall("DeleteDeliveryStream", Kind.ORDER, "delivery", "delete", "archive"),
                new CommandCall("FlushDeliveryStream", Kind.LOOK, "delivery", "flush", "archive", "--timeout", "1s"),
                new CommandCall("Tick", Kind.LOOK, "local", "tick", "5m"),
                new CommandCall("ListFaults", Kind.LOOK, "local", "fault", "list"),
                new CommandCall("AddFaults", Kind.ORDER, "local", "fault", "add", "throttle rate=0.5"),
                new CommandCall("ClearFaults", Kind.ORDER, "local", "fault", "clear"));
    }
}

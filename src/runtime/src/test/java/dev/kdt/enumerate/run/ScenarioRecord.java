package dev.kdt.enumerate.run;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of the sixty records of the scenario. They are in three shards, of which the first is split and the others are merged.
 *
 * @param number which one, from 0; a record that follows another of its key has a higher one
 */
record ScenarioRecord(int number) {
    static final List<ScenarioRecord> ALL =
            IntStream.range(0, 60).mapToObj(ScenarioRecord::new).toList();

    /** The first record of the shards that came by a split and a merge. */
    private static final int FIRST_OF_CHILDREN = 32;

    private static final int FIRST_SEQUENCE = 1000;
    private static final Pattern RESULT = Pattern.compile("\\{\"number\":(\\d+),\"key\":\"[^\"]+\"\\}\\n?");

    /** The end of a record that all goes well with. */
    enum Fate {
        /** Its result is delivered. */
        DELIVERED,
        /** It is delivered with the second request that holds it. */
        DELIVERED_LATER,
        /** Its result is never taken, and parked. */
        UNDELIVERABLE,
        /** A step drops it. */
        DROPPED,
        /** It cannot be decoded, or a step fails: it is parked. */
        POISON
    }

    static ScenarioRecord ofSequence(String sequence) {
        return ALL.get(Integer.parseInt(sequence) - FIRST_SEQUENCE);
    }

    /** Whether a text is the result of a record, all of it. */
    static boolean isResult(String text) {
        return RESULT.matcher(text).matches();
    }

    /** The record that a result is of. */
    static ScenarioRecord ofResult(String text) {
        Matcher result = RESULT.matcher(text);
        if (!result.matches()) {
            throw new AssertionError("not a result: " + text);
        }
        return ALL.get(Integer.parseInt(result.group(1)));
    }

    String sequence() {
        return String.valueOf(FIRST_SEQUENCE + number);
    }

    Fate fate() {
        if (number % 9 == 4) {
            return Fate.POISON;
        }
        if (number % 10 == 7) {
            return Fate.DROPPED;
        }
        return switch (number) {
            case 20 -> Fate.DELIVERED_LATER;
            case 33 -> Fate.UNDELIVERABLE;
            default -> Fate.DELIVERED;
        };
    }

    /** The number of its shard. */
    int shard() {
        if (number < FIRST_OF_CHILDREN) {
            return number % 3;
        }
        return number % 4 < 2 ? 3 + number % 4 : 5;
    }

    String shardId() {
        return shardId(shard());
    }

    static String shardId(int shard) {
        return "shardId-00000000000" + shard;
    }

    String key() {
        int parent = shard();
        int half = number / 3 % 2;
        if (parent > 2) {
            parent = parent < 5 ? 0 : 1 + number / 4 % 2;
            half = shard() < 5 ? shard() - 3 : number / 8 % 2;
        }
        return "key-" + parent + "-" + half;
    }

    String data() {
        return switch (fate()) {
            case DELIVERED, DELIVERED_LATER, UNDELIVERABLE -> json("");
            case DROPPED -> json(",\"drop\":true");
            case POISON -> number % 2 == 0 ? "{\"number\":" + number : json(",\"bad\":true");
        };
    }

    private String json(String more) {
        return "{\"number\":" + number + ",\"key\":\"" + key() + "\"" + more + "}";
    }

    /** How long before the reading it arrived. */
    Duration age() {
        return Duration.ofSeconds(1000 - number);
    }

    @Override
    public String toString() {
        return "record " + number;
    }
}

package dev.kdt.local.delivery;

import dev.kdt.record.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last stage of dynamic partitioning: whether a record has the keys that the prefix wants. */
final class PartitionStage implements Stage {
    private final List<String> wanted;

    PartitionStage(PrefixTemplate prefix) {
        wanted = new ArrayList<>();
        for (PrefixTemplate.Source source : PrefixTemplate.Source.values()) {
            prefix.keys(source).forEach(name -> wanted.add(source.key(name)));
        }
    }

    @Override
    public void run(List<Piece> in, Next next) {
        for (Piece piece : in) {
            Map<String, String> keys = HashMap.newHashMap(wanted.size());
            int length = 0;
            String missing = "";
            for (String name : wanted) {
                String value = piece.keys().getOrDefault(name, "");
                keys.put(name, value);
                length += value.length();
                missing = value.isEmpty() ? name : missing;
            }
            if (!missing.isEmpty()) {
                reject(
                        piece,
                        "partitionKeys values must not be null or empty: "
                                + missing.substring(missing.indexOf(':') + 1),
                        next);
            } else if (length > Limits.FIREHOSE_PREFIX_CHARACTERS) {
                reject(
                        piece,
                        "The evaluated S3 prefix is longer than " + Limits.FIREHOSE_PREFIX_CHARACTERS + " characters",
                        next);
            } else {
                next.keep(piece.withOnlyKeys(keys));
            }
        }
    }

    private static void reject(Piece piece, String message, Next next) {
        next.reject(piece, Rejection.of(MetadataStage.FAILED, message));
    }
}

package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.KplReader;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.List;

/**
 * Takes aggregates of the Kinesis Producer Library apart: Amazon Data Firehose Developer Guide, "Configure source settings"
 * of a Kinesis source. The service does it for every such delivery stream, whatever its processors.
 */
final class KplStage implements Stage {
    private final KplReader reader = new KplReader();

    @Override
    public void run(List<Piece> in, Next next) {
        for (Piece piece : in) {
            List<KinesisRecord> users = KplReader.looksAggregated(piece.data())
                    ? reader.split(KinesisRecord.of(Position.UNKNOWN, piece.data()))
                    : null;
            if (users == null) {
                next.keep(piece);
            } else {
                users.forEach(user -> next.keep(part(piece, user)));
            }
        }
    }

    private static Piece part(Piece aggregate, KinesisRecord user) {
        String key = user.partitionKey();
        Piece part = aggregate.with(user.data());
        return key == null ? part : part.withPartitionKey(Slice.utf8(key));
    }
}

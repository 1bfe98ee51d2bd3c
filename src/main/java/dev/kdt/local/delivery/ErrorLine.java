package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import java.util.Base64;

/** A line of the error output (Amazon Data Firehose, "Handle failure scenarios"). */
final class ErrorLine {
    private ErrorLine() {}

    /** The line for a record that failed, with its line end. */
    static Slice of(LogRecord item, StageException failure, long now) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("attemptsMade", 1)
                .put("arrivalTimestamp", item.arrival())
                .put("errorCode", failure.code())
                .put("errorMessage", failure.getMessage())
                .put("attemptEndingTimestamp", now)
                .put("rawData", Base64.getEncoder().encodeToString(item.data().toBytes()));
        if (!failure.lambdaArn().isEmpty()) {
            line.put("lambdaArn", failure.lambdaArn());
        }
        return Slice.utf8(line + "\n");
    }
}

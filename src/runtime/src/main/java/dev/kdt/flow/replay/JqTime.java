package dev.kdt.flow.replay;

import dev.kdt.jq.Bindings;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.record.KinesisRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time that an expression gives of a record ({@code --time}). For one thread. */
public final class JqTime implements RecordTime {
    private final Program program;
    private final JsonReader json = new JsonReader();

    /** @param expression its first result is the time */
    public JqTime(Expression expression) {
        this.program = expression.program();
    }

    @Override
    public Instant of(KinesisRecord record) throws NoTimeException {
        var first = new Object() {
            boolean isGiven;

            @Nullable
            Timestamp time;

            String text = "";
        };
        try {
            program.run(json.read(record.data()), Bindings.NONE, result -> {
                if (!first.isGiven) {
                    first.isGiven = true;
                    first.time = Timestamp.of(result);
                    first.text = first.time == null ? shortened(result.toString()) : "";
                }
            });
        } catch (JsonException _) {
            throw new NoTimeException("it is not JSON, which --time needs");
        } catch (JqException e) {
            throw new NoTimeException("--time: " + e.getMessage());
        }
        if (first.time == null) {
            throw new NoTimeException(
                    first.isGiven ? "--time gave " + first.text + ", which is no time" : "--time gave nothing");
        }
        return first.time.at();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

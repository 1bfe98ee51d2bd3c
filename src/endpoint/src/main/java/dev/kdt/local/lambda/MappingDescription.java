package dev.kdt.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.mapping.Mapping;
import dev.kdt.local.mapping.MappingConfig;
import dev.kdt.local.mapping.MappingJson;
import dev.kdt.local.mapping.StartingPosition;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.AnswerWriter;
import java.io.IOException;
import java.util.Map;

/** An event source mapping as answers tell it: AWS Lambda API Reference, EventSourceMappingConfiguration. */
final class MappingDescription {
    private MappingDescription() {}

    static Answer of(Mapping mapping) {
        return out -> write(out, mapping);
    }

    static void write(AnswerWriter out, Mapping mapping) throws IOException {
        MappingConfig config = mapping.config();
        out.text("UUID", config.uuid())
                .text("StartingPosition", config.start().type().name());
        if (config.start().type() == StartingPosition.Type.AT_TIMESTAMP) {
            out.millis("StartingPositionTimestamp", config.start().timestamp());
        }
        for (Map.Entry<String, JsonNode> setting :
                MappingJson.members(config.settings()).properties()) {
            out.node(setting.getKey(), setting.getValue());
        }
        out.text("EventSourceArn", config.source().text())
                .text("FunctionArn", config.functionArn())
                .text("EventSourceMappingArn", arn(config))
                .millis("LastModified", config.modified())
                .text("LastProcessingResult", mapping.result().text())
                .text("State", mapping.state().wireName())
                .text("StateTransitionReason", "User action");
    }

    /** In the account and region of its function. */
    private static String arn(MappingConfig config) {
        return config.functionArn().replaceFirst(":function:.*", ":event-source-mapping:") + config.uuid();
    }
}

package dev.kdt.enumerate.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.format.CodecException;
import dev.kdt.enumerate.disk.VirtualDisk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the files of a group say.
 *
 * @param covered the records that its checkpoints are past
 * @param parked the records in its file of parked ones, in their order
 * @param brokenLines lines of that file that are no records
 */
record KeptState(Set<ScenarioRecord> covered, List<ScenarioRecord> parked, int brokenLines) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static KeptState of(VirtualDisk disk) {
        List<ScenarioRecord> parked = new ArrayList<>();
        int broken = 0;
        for (String line : text(disk, ScenarioRun.PARKED).split("\n", -1)) {
            if (!line.isEmpty()) {
                try {
                    parked.add(ScenarioRecord.ofSequence(String.valueOf(new EnvelopeReader()
                            .read(Slice.utf8(line))
                            .record()
                            .position()
                            .sequence())));
                } catch (CodecException | NumberFormatException _) {
                    broken++;
                }
            }
        }
        return new KeptState(covered(text(disk, ScenarioRun.CHECKPOINTS)), parked, broken);
    }

    private static String text(VirtualDisk disk, String file) {
        byte[] content = disk.content(file);
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    private static Set<ScenarioRecord> covered(String checkpoints) {
        Set<ScenarioRecord> covered = new HashSet<>();
        try {
            JsonNode shards = JSON.readTree(checkpoints).path("shards");
            for (ScenarioRecord record : ScenarioRecord.ALL) {
                JsonNode shard = shards.path(record.shardId());
                if (shard.path("ended").asBoolean()
                        || shard.path("after").asInt() >= Integer.parseInt(record.sequence())) {
                    covered.add(record);
                }
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("the checkpoints are damaged: " + checkpoints, e);
        }
        return covered;
    }
}

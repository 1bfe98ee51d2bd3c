package dev.kdt.pipeline.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.codec.InputFormat;
import dev.kdt.pipeline.TestCase;
import java.util.List;

/** The JSON Schema of a case of {@code kdt test}. */
final class CaseSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseSchema() {}

    static ObjectNode schema() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("name").put("type", "string");
        environment(properties.putObject("env"));
        meta(properties.putObject("meta").put("description", "What $meta holds."));
        words(properties.putObject("in").put("description", "How the capture is cut into records."));
        properties.putObject("input").put("description", "One record; a text is the payload itself.");
        properties.putObject("inputs").put("type", "array").put("description", "Several records.");
        properties.putObject("capture").put("type", "string").put("description", "A file of records.");
        properties.putObject("expect").put("description", "The result, or a list of them.");
        properties
                .putObject("expect-routed")
                .put("type", "object")
                .put("description", "The result, or a list of them, by the name of the target, or default.");
        trueOrText(properties.putObject("expect-dropped").put("description", "True, or the step that drops."));
        trueOrText(properties.putObject("expect-failed").put("description", "True, or a part of the message."));
        counts(properties.putObject("expect-counts").put("description", "How many records end in which way."));
        ArrayNode both = schema.putArray("allOf");
        both.add(exactlyOne(TestCase.INPUTS));
        both.add(exactlyOne(TestCase.EXPECTATIONS));
        return schema;
    }

    private static void environment(ObjectNode env) {
        env.put("type", "object").put("description", "Variables of the environment while the case runs.");
        env.putObject("additionalProperties").put("type", "string");
    }

    private static void meta(ObjectNode meta) {
        meta.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = meta.putObject("properties");
        TestCase.META.forEach(properties::putObject);
    }

    private static void words(ObjectNode format) {
        InputFormat.words().forEach(format.putArray("enum")::add);
    }

    private static void trueOrText(ObjectNode node) {
        ArrayNode forms = node.putArray("anyOf");
        forms.addObject().put("const", true);
        forms.addObject().put("type", "string");
    }

    private static void counts(ObjectNode counts) {
        counts.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = counts.putObject("properties");
        for (String each : TestCase.COUNTS) {
            if (TestCase.COUNTS_BY_STEP.contains(each)) {
                ArrayNode forms = properties.putObject(each).putArray("anyOf");
                count(forms.addObject());
                count(forms.addObject().put("type", "object").putObject("additionalProperties"));
            } else {
                count(properties.putObject(each));
            }
        }
    }

    private static void count(ObjectNode node) {
        node.put("type", "integer").put("minimum", 0);
    }

    private static ObjectNode exactlyOne(List<String> keys) {
        ObjectNode one = JSON.createObjectNode();
        ArrayNode forms = one.putArray("oneOf");
        keys.forEach(key -> forms.addObject().putArray("required").add(key));
        return one;
    }
}

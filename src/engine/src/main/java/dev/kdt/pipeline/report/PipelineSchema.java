package dev.kdt.pipeline.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.codec.Codec;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.OnError;
import dev.kdt.pipeline.config.FieldSpec;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.step.StepType;
import dev.kdt.pipeline.step.Steps;
import dev.kdt.unit.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The JSON Schema of the pipeline file, with which editors complete and check; made of the steps' specs. */
public final class PipelineSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PipelineSchema() {}

    /** The schema's text, indented, with a newline at its end. */
    public static String text() {
        return SchemaText.of(schema());
    }

    private static ObjectNode schema() {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "A pipeline of kdt");
        root.put("type", "object");
        root.put("additionalProperties", false);
        ObjectNode properties = root.putObject("properties");
        properties.putObject("name").put("type", "string").put("description", "The pipeline's name.");
        List<String> codecs = new ArrayList<>(List.of("auto"));
        Arrays.stream(Codec.values()).map(Codec::word).forEach(codecs::add);
        oneOrMore(
                properties
                        .putObject("decode")
                        .put(
                                "description",
                                "How payloads are read: the layers by name, the outermost first, or auto to look at"
                                    + " each payload. auto takes a text for Base64, of any length, when it comes out"
                                    + " as JSON objects or arrays, or as another layer such as gzip."),
                codec(words(codecs)));
        ObjectNode steps = properties.putObject("steps").put("type", "array");
        ArrayNode kinds = steps.putObject("items").putArray("oneOf");
        Steps.ALL.stream().map(StepType::spec).forEach(each -> kinds.add(step(each)));
        properties
                .putObject("encode")
                .put("description", "How results are written.")
                .setAll(encodings());
        oneOrMore(
                properties.putObject("columns").put("description", "The columns of results that are rows (csv, tsv)."),
                JSON.createObjectNode().put("type", "string"));
        properties.set("on-error", words(OnError.words()).put("description", "What happens to records that fail."));
        properties
                .putObject("partition")
                .put("type", "object")
                .put("description", "Keys for dynamic partitioning.")
                .putObject("additionalProperties")
                .put("type", "string");
        properties.putObject("tests").put("type", "array").set("items", CaseSchema.schema());
        return root;
    }

    /** A codec's name, or a codec with its schema. */
    private static ObjectNode codec(ObjectNode words) {
        ObjectNode codec = JSON.createObjectNode();
        ArrayNode forms = codec.putArray("anyOf");
        forms.add(words);
        forms.add(withFields("avro", "An Avro schema's file, or a folder of such files.", List.of("schema")));
        forms.add(withFields("protobuf", "A Protobuf descriptor set.", List.of("descriptors", "message")));
        return codec;
    }

    /** What stands under {@code encode}: a format and what is put around it. */
    public static ObjectNode encodings() {
        return oneOrMore(JSON.createObjectNode(), encoding(words(Encoding.wordsAlone())));
    }

    /** A word, or the format that has a schema. */
    private static ObjectNode encoding(ObjectNode words) {
        ObjectNode encoding = JSON.createObjectNode();
        ArrayNode forms = encoding.putArray("anyOf");
        forms.add(words);
        forms.add(withFields("avro", "The file of an Avro schema.", List.of("schema")));
        forms.add(withFields("protobuf", "A Protobuf descriptor set.", List.of("descriptors", "message")));
        return encoding;
    }

    private static ObjectNode withFields(String name, String description, List<String> fields) {
        ObjectNode node = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        node.putArray("required").add(name);
        ArrayNode forms = node.putObject("properties")
                .putObject(name)
                .put("description", description)
                .putArray("anyOf");
        forms.addObject().put("type", "string");
        ObjectNode properties = forms.addObject()
                .put("type", "object")
                .put("additionalProperties", false)
                .putObject("properties");
        fields.forEach(each -> properties.putObject(each).put("type", "string"));
        return node;
    }

    private static ObjectNode step(StepSpec spec) {
        ObjectNode step = JSON.createObjectNode();
        step.put("type", "object");
        step.put("description", spec.summary());
        step.put("additionalProperties", false);
        step.putArray("required").add(spec.name());
        ObjectNode properties = step.putObject("properties");
        properties.putObject("name").put("type", "string");
        ArrayNode forms = properties
                .putObject(spec.name())
                .put("description", spec.summary())
                .putArray("anyOf");
        forms.add(type(spec.main().type()));
        ObjectNode longForm = forms.addObject().put("type", "object").put("additionalProperties", false);
        ObjectNode fields = longForm.putObject("properties");
        ArrayNode required = longForm.putArray("required");
        for (FieldSpec field : spec.fields()) {
            fields.set(field.name(), type(field.type()).put("description", field.summary()));
            if (field.required()) {
                required.add(field.name());
            }
        }
        return step;
    }

    private static ObjectNode type(FieldType type) {
        ObjectNode node = JSON.createObjectNode();
        return switch (type) {
            case FieldType.Paths _, FieldType.Texts _ ->
                oneOrMore(node, JSON.createObjectNode().put("type", "string"));
            case FieldType.Expression _, FieldType.Text _, FieldType.FileName _ -> {
                node.putArray("type").add("string").add("number").add("boolean");
                yield node;
            }
            case FieldType.Choice choice -> words(choice.words());
            case FieldType.Choices choices -> oneOrMore(node, words(choices.words()));
            case FieldType.Whole whole -> {
                node.put("type", "integer").put("minimum", whole.least());
                yield whole.most() == Long.MAX_VALUE ? node : node.put("maximum", whole.most());
            }
            case FieldType.Decimal number ->
                node.put("type", "number").put("minimum", number.least()).put("maximum", number.most());
            case FieldType.Truth _ -> node.put("type", "boolean");
            case FieldType.Span _ -> node.put("type", "string").put("pattern", TimeSpan.PATTERN);
            case FieldType.Expressions _, FieldType.Names _ -> {
                node.put("type", "object")
                        .putObject("additionalProperties")
                        .putArray("type")
                        .add("string")
                        .add("number")
                        .add("boolean");
                yield node;
            }
        };
    }

    private static ObjectNode words(List<String> words) {
        ObjectNode node = JSON.createObjectNode();
        words.forEach(node.putArray("enum")::add);
        return node;
    }

    private static ObjectNode oneOrMore(ObjectNode node, ObjectNode item) {
        ArrayNode forms = node.putArray("anyOf");
        forms.add(item);
        forms.addObject().put("type", "array").set("items", item.deepCopy());
        return node;
    }
}

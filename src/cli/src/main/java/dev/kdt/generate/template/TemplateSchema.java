package dev.kdt.generate.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.generate.template.form.FieldForm;
import dev.kdt.generate.template.form.FieldNode;
import dev.kdt.generate.template.form.FormSpec;
import dev.kdt.generate.template.form.Forms;
import dev.kdt.generate.template.form.NumberReader;
import dev.kdt.generate.template.form.ParamSpec;
import dev.kdt.generate.template.form.ParamType;
import dev.kdt.generate.template.form.ShareText;
import dev.kdt.pipeline.report.PipelineSchema;
import dev.kdt.pipeline.report.SchemaText;
import dev.kdt.unit.TimeSpan;
import java.util.List;

/** The JSON Schema of template files, with which editors complete and check; made of the specs by which they are read. */
public final class TemplateSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TemplateSchema() {}

    /** The schema's text, indented, with a newline at its end. */
    public static String text() {
        return SchemaText.of(schema());
    }

    private static ObjectNode schema() {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "A template of kdt");
        root.setAll(mapping(TemplateSpec.FILE));
        root.putArray("required").add("record");
        ObjectNode parts = root.putObject("$defs");
        parts.set("field", field());
        parts.putObject("fields").put("type", "object").set("additionalProperties", part("field"));
        parts.putObject("entities").put("type", "object").set("additionalProperties", mapping(TemplateSpec.ENTITY));
        parts.putObject("states").put("type", "object").set("additionalProperties", state());
        parts.set("share", share());
        parts.set("numbers", numbers("number", NumberReader.PARAMS));
        parts.set("spans", numbers("string", NumberReader.SPAN_PARAMS));
        parts.set("weights", weights());
        parts.set("followers", followers());
        parts.set("encoding", PipelineSchema.encodings());
        return root;
    }

    private static ObjectNode field() {
        ObjectNode field = JSON.createObjectNode();
        ArrayNode forms = field.putArray("anyOf");
        types(forms.addObject(), "string", "number", "boolean", "null", "array");
        Forms.ALL.stream().map(FieldForm::spec).forEach(each -> forms.add(form(each)));
        return field;
    }

    private static ObjectNode form(FormSpec spec) {
        ObjectNode form = mapping(spec.beside());
        form.put("description", spec.summary());
        form.putArray("required").add(spec.name());
        ObjectNode properties = (ObjectNode) form.path("properties");
        ObjectNode value = properties.putObject(spec.name()).put("description", spec.summary());
        ArrayNode values = value.putArray("anyOf");
        for (ParamType each : spec.values()) {
            values.add(each == ParamType.MAPPING ? mapping(spec.params()) : type(each));
        }
        FieldNode.MODIFIERS.forEach(each -> properties.set(each.name(), param(each)));
        return form;
    }

    private static ObjectNode mapping(List<ParamSpec> params) {
        ObjectNode mapping = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = mapping.putObject("properties");
        params.forEach(each -> properties.set(each.name(), param(each)));
        return mapping;
    }

    private static ObjectNode param(ParamSpec spec) {
        ObjectNode param = JSON.createObjectNode().put("description", spec.summary());
        if (!spec.words().isEmpty()) {
            ObjectNode words = JSON.createObjectNode();
            spec.words().forEach(words.putArray("enum")::add);
            ArrayNode forms = param.putArray("anyOf").add(words);
            forms.addObject().put("type", "array").set("items", words.deepCopy());
        } else if (spec.params().isEmpty()) {
            param.setAll(type(spec.type()));
        } else if (spec.type() == ParamType.MAPPING) {
            param.setAll(mapping(spec.params()));
        } else {
            param.putArray("anyOf").add(type(spec.type())).add(mapping(spec.params()));
        }
        return param;
    }

    private static ObjectNode type(ParamType type) {
        ObjectNode node = JSON.createObjectNode();
        return switch (type) {
            case ANY -> node;
            case TEXT, JQ -> types(node, "string", "number", "boolean");
            case WHOLE -> node.put("type", "integer");
            case NUMBER -> node.put("type", "number");
            case TIME -> node.put("type", "string");
            case SIZE -> types(node, "string", "integer");
            case SPAN -> node.put("type", "string").put("pattern", "^-?" + TimeSpan.PATTERN.substring(1));
            case MAPPING -> node.put("type", "object");
            case SHARE -> part("share");
            case NUMBERS -> part("numbers");
            case SPANS -> part("spans");
            case FIELD -> part("field");
            case FIELDS -> part("fields");
            case WEIGHTS -> part("weights");
            case FOLLOWERS -> part("followers");
            case ENTITIES -> part("entities");
            case STATES -> part("states");
            case ENCODING -> part("encoding");
        };
    }

    private static ObjectNode state() {
        ObjectNode state = mapping(TemplateSpec.STATE);
        types(state, "object", "null");
        return state;
    }

    private static ObjectNode share() {
        ObjectNode share = JSON.createObjectNode();
        ArrayNode forms = share.putArray("anyOf");
        forms.addObject().put("type", "number").put("minimum", 0).put("maximum", 1);
        forms.addObject().put("type", "string").put("pattern", ShareText.FORM);
        return share;
    }

    /** One of them, a range, or a mapping; a number may stand where texts may. */
    private static ObjectNode numbers(String one, List<ParamSpec> params) {
        ObjectNode numbers = JSON.createObjectNode();
        ArrayNode forms = numbers.putArray("anyOf");
        forms.addObject().put("type", one);
        forms.addObject().put("type", "string").put("pattern", ".\\.\\..");
        forms.add(mapping(params));
        return numbers;
    }

    private static ObjectNode weights() {
        ObjectNode weights = JSON.createObjectNode();
        ArrayNode forms = weights.putArray("anyOf");
        forms.addObject().put("type", "array");
        forms.add(byWeight());
        return weights;
    }

    /** A state, several, or several with weights. */
    private static ObjectNode followers() {
        ObjectNode followers = JSON.createObjectNode();
        ArrayNode forms = followers.putArray("anyOf");
        forms.add(type(ParamType.TEXT));
        forms.addObject().put("type", "array").set("items", type(ParamType.TEXT));
        forms.add(byWeight());
        return followers;
    }

    private static ObjectNode byWeight() {
        ObjectNode weights = JSON.createObjectNode().put("type", "object");
        weights.putObject("additionalProperties").put("type", "number").put("minimum", 0);
        return weights;
    }

    private static ObjectNode part(String name) {
        return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private static ObjectNode types(ObjectNode node, String... names) {
        ArrayNode types = node.putArray("type");
        for (String each : names) {
            types.add(each);
        }
        return node;
    }
}

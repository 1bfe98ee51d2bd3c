package dev.kdt.generate.template;

import dev.kdt.generate.compiled.Poison;
import dev.kdt.generate.template.form.ParamSpec;
import dev.kdt.generate.template.form.ParamType;
import java.util.List;

/** The keys of a template file and of what stands in it, besides the types of fields. */
public final class TemplateSpec {
    /** Of broken records. */
    public static final List<ParamSpec> POISON = List.of(
            ParamSpec.of("share", ParamType.SHARE, "The share of records that are broken."),
            ParamSpec.words("how", Poison.Way.words(), "The ways in which they are; all of them."));

    /** Of the file. */
    public static final List<ParamSpec> FILE = List.of(
            ParamSpec.of("name", ParamType.TEXT, "The template's name; else that of the file."),
            ParamSpec.of("description", ParamType.TEXT, "What the records are, in one line."),
            ParamSpec.of("key", ParamType.JQ, "The partition key: a jq expression on the record; else a random key."),
            ParamSpec.of(
                    "every",
                    ParamType.SPANS,
                    "The event time from one record to the next, or from the begin of one entity with states to that of"
                            + " the next; 1s."),
            new ParamSpec(
                    "poison",
                    ParamType.SHARE,
                    POISON,
                    List.of(),
                    "The share of records that are broken on purpose, or share and how."),
            ParamSpec.of("locale", ParamType.TEXT, "The language and country of made-up names, such as de-AT; en."),
            ParamSpec.of("entities", ParamType.ENTITIES, "What several records tell of, by its name."),
            ParamSpec.of("record", ParamType.FIELDS, "The fields of each record, in this order."),
            ParamSpec.of(
                    "text",
                    ParamType.TEXT,
                    "The record is this text instead of JSON; \\(…) in it stands for a jq expression on the fields."),
            ParamSpec.of(
                    "encode",
                    ParamType.ENCODING,
                    "The form of each record and what is put around it, as in pipelines."),
            ParamSpec.of("columns", ParamType.ANY, "The columns of rows (csv, tsv); else the fields' names."));

    /** Of a kind of entities. */
    public static final List<ParamSpec> ENTITY = List.of(
            ParamSpec.of(
                    "count",
                    ParamType.WHOLE,
                    "How many there are: of entities with states, how many live at once at the most."),
            ParamSpec.of(
                    "skew",
                    ParamType.NUMBER,
                    "The exponent of a Zipf distribution by which the first ones are drawn more often; else evenly."),
            ParamSpec.of("with", ParamType.TEXT, "The kind of entities that each of these has one of, drawn once."),
            ParamSpec.of("fields", ParamType.FIELDS, "What is drawn once for each entity."),
            ParamSpec.of("changing", ParamType.FIELDS, "What is drawn at each step."),
            ParamSpec.of(
                    "states",
                    ParamType.STATES,
                    "The states by their names; an entity begins in the first, and each step gives a record."));

    /** Of a state. */
    public static final List<ParamSpec> STATE = List.of(
            ParamSpec.of("after", ParamType.SPANS, "How long the state lasts; no time at all."),
            ParamSpec.of(
                    "next",
                    ParamType.FOLLOWERS,
                    "The state that follows, or one of several: all as likely, or by weights. Without, the life"
                            + " ends."));

    private TemplateSpec() {}
}

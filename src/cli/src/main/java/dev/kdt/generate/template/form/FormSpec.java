package dev.kdt.generate.template.form;

import java.util.List;

/**
 * The specification of a type of fields: the reader checks template files by it, and the reference and the JSON Schema are made of
 * it.
 *
 * @param name as the template file writes it
 * @param values what may stand behind the name
 * @param params keys of the mapping that may stand behind the name; empty where that is no mapping
 * @param beside keys that may stand beside the name
 * @param summary what the field is, a sentence
 * @param examples values of fields as the file writes them
 */
public record FormSpec(
        String name,
        List<ParamType> values,
        List<ParamSpec> params,
        List<ParamSpec> beside,
        String summary,
        List<String> examples) {}

package dev.kdt.generate.template.form;

import java.util.List;

/**
 * A key in a template file.
 *
 * @param name as the file writes it
 * @param type what may stand in it
 * @param params keys of the mapping that may stand in it; empty where that is no mapping
 * @param words the words that may stand in it; empty for others
 * @param summary what it means, a sentence
 */
public record ParamSpec(String name, ParamType type, List<ParamSpec> params, List<String> words, String summary) {
    public static ParamSpec of(String name, ParamType type, String summary) {
        return new ParamSpec(name, type, List.of(), List.of(), summary);
    }

    /** One of these words. */
    public static ParamSpec words(String name, List<String> words, String summary) {
        return new ParamSpec(name, ParamType.TEXT, List.of(), words, summary);
    }

    /** A mapping with these keys. */
    public static ParamSpec mapping(String name, List<ParamSpec> params, String summary) {
        return new ParamSpec(name, ParamType.MAPPING, params, List.of(), summary);
    }

    /** The names of these keys. */
    public static List<String> names(List<ParamSpec> params) {
        return params.stream().map(ParamSpec::name).toList();
    }
}

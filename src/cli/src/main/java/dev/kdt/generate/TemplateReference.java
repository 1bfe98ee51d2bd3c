package dev.kdt.generate;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.generate.compiled.Template;
import dev.kdt.generate.template.TemplateSchema;
import dev.kdt.pipeline.config.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference of the built-in templates, made of their files. */
public final class TemplateReference {
    /** The page about the language in which templates are written. */
    public static final String LANGUAGE = "language";

    /** The JSON Schema of template files, for editors. */
    public static final String SCHEMA = "schema";

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final int SAMPLED = 20;

    private TemplateReference() {}

    /** A line for each template, one for the language and one for the schema. */
    public static String overview() {
        return Templates.ALL.stream()
                        .map(each -> line(each, Templates.named(each).description() + alias(each)))
                        .collect(Collectors.joining())
                + line(LANGUAGE, "how templates are written: --templates=" + LANGUAGE)
                + line(SCHEMA, "the JSON Schema of template files, for editors: --templates=" + SCHEMA);
    }

    /**
     * All there is to know of one template, or of the language; or the schema. A template's page is a template file itself: what is no YAML
     * stands in comments.
     *
     * @throws IllegalArgumentException when there is no such template; the message says so and suggests another
     */
    public static String page(String name) {
        if (name.equals(LANGUAGE)) {
            return LanguageReference.page();
        }
        if (name.equals(SCHEMA)) {
            return TemplateSchema.text();
        }
        String source = Templates.source(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
        Template template = Templates.named(name);
        return "# " + template.name() + ": " + template.description() + "\n#\n"
                + "#   kdt produce STREAM -t " + name + " -n 1000 --rate 100/s\n#\n"
                + "# A record"
                + (template.encoding() == null ? "" : ", before it is encoded")
                + ":\n#\n#   " + record(template.withoutEncoding()) + "\n#\n"
                + "# Its file follows. Write it to a file of your own, change it, and use it with -t FILE.\n\n"
                + source;
    }

    private static String unknown(String name) {
        List<String> known = new ArrayList<>(Templates.ALL);
        known.add(LANGUAGE);
        known.add(SCHEMA);
        return "there is no template '" + name + "'" + Suggestion.among(known, name);
    }

    /** The shortest of some records. */
    private static String record(Template template) {
        Generation.Records records = template.generation(1, START).records();
        return Stream.generate(() -> {
                    ByteBuilder out = new ByteBuilder();
                    records.next(out);
                    return out.toString();
                })
                .limit(SAMPLED)
                .min(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private static String alias(String name) {
        return Templates.ALIASES.entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .map(each -> " (also: " + each + ")")
                .collect(Collectors.joining());
    }

    private static String line(String name, String text) {
        return "%-16s %s%n".formatted(name, text);
    }
}

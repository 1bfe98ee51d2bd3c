package dev.kdt.generate;

import dev.kdt.generate.template.TemplateSpec;
import dev.kdt.generate.template.form.FieldForm;
import dev.kdt.generate.template.form.FieldNode;
import dev.kdt.generate.template.form.FormSpec;
import dev.kdt.generate.template.form.Forms;
import dev.kdt.generate.template.form.ParamSpec;
import dev.kdt.generate.template.form.ParamType;
import java.util.List;
import java.util.stream.Collectors;

/** The reference of the language of templates, made of the specifications by which they are read. */
final class LanguageReference {
    private static final int WIDTH = 100;
    private static final String INTRODUCTION = """
        A template is a YAML file. Each record has the fields of 'record', in their order: a scalar is a constant, and a mapping
        names one type, with modifiers beside it. Several records tell of the same 'entities'; those with 'states' live, and each
        step of theirs is a record. Numbers and time spans that vary are ranges such as 1..5 and 5m..1h, or distributions as those
        of 'number'. The same seed makes the same records. The files of the built-in templates are examples: kdt produce
        --templates=orders prints one. Editors complete and check template files by their JSON Schema, which
        kdt produce --templates=schema prints.
        """;

    private LanguageReference() {}

    static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        section("The file", TemplateSpec.FILE, page);
        section("An entity, by its name under 'entities'", TemplateSpec.ENTITY, page);
        section("A state, by its name under 'states'", TemplateSpec.STATE, page);
        page.append("\nTypes of fields\n");
        for (FieldForm each : Forms.ALL) {
            form(each.spec(), page);
        }
        section("Modifiers, beside any type", FieldNode.MODIFIERS, page);
        return page.toString();
    }

    private static void section(String title, List<ParamSpec> params, StringBuilder page) {
        page.append('\n').append(title).append('\n');
        params(params, "  ", page);
    }

    private static void form(FormSpec spec, StringBuilder page) {
        String values = spec.values().stream().map(ParamType::inWords).collect(Collectors.joining(", or "));
        page.append("\n  ").append(spec.name()).append(": ").append(values).append('\n');
        wrapped(spec.summary(), "      ", page);
        if (!spec.params().isEmpty()) {
            page.append("    in the mapping:\n");
            params(spec.params(), "      ", page);
        }
        if (!spec.beside().isEmpty()) {
            page.append("    beside it:\n");
            params(spec.beside(), "      ", page);
        }
        page.append("    examples:\n");
        spec.examples().forEach(each -> page.append("      ").append(each).append('\n'));
    }

    private static void params(List<ParamSpec> params, String indent, StringBuilder page) {
        for (ParamSpec each : params) {
            String type = each.words().isEmpty() ? each.type().inWords() : String.join(", ", each.words());
            page.append(indent).append(each.name()).append(": ").append(type).append('\n');
            wrapped(each.summary(), indent + "    ", page);
            params(each.params(), indent + "  ", page);
        }
    }

    private static void wrapped(String text, String indent, StringBuilder page) {
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                page.append('\n');
                column = 0;
            }
            String before = column == 0 ? indent : " ";
            page.append(before).append(word);
            column += before.length() + word.length();
        }
        page.append('\n');
    }
}

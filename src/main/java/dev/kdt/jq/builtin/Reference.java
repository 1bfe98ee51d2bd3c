package dev.kdt.jq.builtin;

import dev.kdt.jq.run.Builtin;
import java.util.List;

/** The page that tells of all built-in functions, made of what is written down with each. */
final class Reference {
    private Reference() {}

    static String page(List<Family> families) {
        StringBuilder page = new StringBuilder();
        page.append("The language is jq's, version 1.8, without modules (import, include) and access to files.\n");
        for (Family family : families) {
            page.append('\n').append(family.title()).append('\n');
            page.append("=".repeat(family.title().length())).append('\n');
            for (Builtin builtin : family.functions()) {
                if (!builtin.doc().isEmpty()) {
                    add(builtin, page);
                }
            }
        }
        return page.toString();
    }

    private static void add(Builtin builtin, StringBuilder page) {
        page.append('\n').append(builtin.usage()).append('\n');
        page.append("    ").append(builtin.doc()).append('\n');
        for (Builtin.Example example : builtin.examples()) {
            page.append("    ").append(example.input()).append(" | ").append(example.program());
            page.append("  =>  ").append(String.join(", ", example.outputs())).append('\n');
        }
    }
}

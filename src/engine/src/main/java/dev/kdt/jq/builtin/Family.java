package dev.kdt.jq.builtin;

import dev.kdt.jq.run.Builtin;
import java.util.List;

/** Built-in functions that belong together: a chapter of the reference page. */
public record Family(String title, List<Builtin> functions) {}

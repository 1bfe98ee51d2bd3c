package dev.kdt.jq.builtin;

import dev.kdt.jq.run.Builtin;
import java.util.List;

/** Looking rows up, in the manner of SQL. */
final class Tables {
    private Tables() {}

    static final List<Builtin> ALL = List.of(
            Spec.of("INDEX(rows; key)", "An object of the rows under their keys.")
                    .example("INDEX(.[]; .id)", "[{\"id\":1},{\"id\":2}]", "{\"1\":{\"id\":1},\"2\":{\"id\":2}}")
                    .means("reduce rows as $row ({}; .[$row | key | tostring] = $row)"),
            Spec.of("INDEX(key)", "An object of the input's values under their keys.")
                    .example("INDEX(.id)", "[{\"id\":1}]", "{\"1\":{\"id\":1}}")
                    .means("INDEX(.[]; key)"),
            Spec.of("JOIN($index; key)", "Each value of the array with what the index has under its key.")
                    .example("JOIN({\"1\": \"one\"}; tostring)", "[1,2]", "[[1,\"one\"],[2,null]]")
                    .means("[.[] | [., $index[key]]]"),
            Spec.of("JOIN($index; rows; key)", "Each row with what the index has under its key.")
                    .example("[JOIN({\"1\": \"one\"}; .[]; tostring)]", "[1]", "[[1,\"one\"]]")
                    .means("rows | [., $index[key]]"),
            Spec.of(
                            "JOIN($index; rows; key; join)",
                            "What the last filter makes of each row and what the index has under its key.")
                    .example("[JOIN({\"1\": \"one\"}; .[]; tostring; .[1])]", "[1]", "[\"one\"]")
                    .means("rows | [., $index[key]] | join"));
}

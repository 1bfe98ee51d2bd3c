package dev.kdt.bench;

import java.util.Map;

/**
 * One job, said in each tool's language. A tool that is not named cannot do it in a comparable way.
 *
 * @param name what is done
 * @param programs the program for each tool
 */
record Job(String name, Map<Tool, String> programs) {
    private static final String PROJECTION = "{id, type, at, total: (.items[0].qty * .items[0].price), email: (\"***@\""
            + " + (.user.email | split(\"@\")[1]))}";

    private static final String AGGREGATE = "{id, count: (.items | length), total: ([.items[] | .qty * .price] | add)}";

    static final Job IDENTITY = job("identity", ".", "cat", "value => value", "SELECT * FROM events");

    static final Job FILTER = job(
            "filter on a field",
            "select(.type == \"order\")",
            "filter '$type == \"order\"'",
            "e => e.type === 'order' ? e : undefined",
            "SELECT * FROM events WHERE type = 'order'");

    static final Job PROJECT = job(
            "projection with masking",
            PROJECTION,
            "put '$* = {\"id\": $id, \"type\": $type, \"at\": $at, \"total\": $items[1][\"qty\"] *"
                    + " $items[1][\"price\"], \"email\": sub($user[\"email\"], \"^[^@]*\", \"***\")}'",
            "e => ({id: e.id, type: e.type, at: e.at, total: e.items[0].qty * e.items[0].price,"
                    + " email: '***@' + e.user.email.split('@')[1]})",
            "SELECT id, type, \"at\", items[1].qty * items[1].price AS total,"
                    + " '***@' || split_part(\"user\".email, '@', 2) AS email FROM events");

    static final Job SUM = new Job(
            "aggregate in the record",
            Map.of(
                    Tool.KDT, AGGREGATE,
                    Tool.JQ, AGGREGATE,
                    Tool.GOJQ, AGGREGATE,
                    Tool.NODE,
                            "e => ({id: e.id, count: e.items.length, total: e.items.reduce((a, i) => a + i.qty *"
                                    + " i.price, 0)})",
                    Tool.DUCKDB,
                            "SELECT id, len(items) AS count, list_sum([i.qty * i.price for i in items]) AS total FROM"
                                    + " events"));

    private static final String THREE_STEPS =
            "select(.type != \"scroll\") | {id, type, at, user, total: (.items[0].qty * .items[0].price)}"
                    + " | .user.email |= \"*\" * length";

    static final Job STEPS = new Job(
            "filter, map and redact",
            Map.of(
                    Tool.KDT,
                    THREE_STEPS,
                    Tool.KDT_PIPELINE,
                    """
                    steps:
                      - filter: .type != "scroll"
                      - map: "{id, type, at, user, total: (.items[0].qty * .items[0].price)}"
                      - redact: .user.email
                    """,
                    Tool.JQ,
                    THREE_STEPS,
                    Tool.GOJQ,
                    THREE_STEPS,
                    Tool.MILLER,
                    "filter '$type != \"scroll\"' then put '$* = {\"id\": $id, \"type\": $type, \"at\": $at, \"user\":"
                            + " $user, \"total\": $items[1][\"qty\"] * $items[1][\"price\"]}; $user[\"email\"] ="
                            + " gsub($user[\"email\"], \".\", \"*\")'",
                    Tool.NODE,
                    "e => e.type === 'scroll' ? undefined : ({id: e.id, type: e.type, at: e.at, user: {...e.user,"
                            + " email: '*'.repeat(e.user.email.length)}, total: e.items[0].qty * e.items[0].price})"));

    /** Miller finds by regular expressions what kdt finds by its own rules. */
    static final Job DETECT = new Job(
            "redact mail and IP anywhere",
            Map.of(
                    Tool.KDT_PIPELINE,
                    "steps: [{redact: {detect: [email, ip]}}]",
                    Tool.MILLER,
                    "flatten then put 'for (k, v in $*) { if (is_string(v)) { $[k] = gsub(gsub(v,"
                            + " \"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}\", \"***\"),"
                            + " \"([0-9]{1,3}\\.){3}[0-9]{1,3}\", \"***\") } }' then unflatten"));

    private static Job job(String name, String jq, String miller, String node, String duckdb) {
        return new Job(
                name,
                Map.of(
                        Tool.KDT, jq,
                        Tool.JQ, jq,
                        Tool.GOJQ, jq,
                        Tool.MILLER, miller,
                        Tool.NODE, node,
                        Tool.DUCKDB, duckdb));
    }
}

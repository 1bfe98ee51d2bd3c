package dev.kdt.jq.builtin;

import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.GetPath;
import dev.kdt.jq.run.PathOf;
import dev.kdt.jq.run.Paths;
import java.util.List;

/** Paths: the places of values inside others. */
final class PathFunctions {
    private PathFunctions() {}

    static final List<Builtin> ALL = List.of(
            Spec.of("path(f)", "The paths to what f gives, as arrays of keys and indexes.")
                    .example("path(.a[0].b)", "null", "[\"a\",0,\"b\"]")
                    .example("[path(..)]", "[[1]]", "[[],[0],[0,0]]")
                    .makes((arguments, site) -> new PathOf(arguments[0], site)),
            Spec.of("paths", "The paths to all values inside.")
                    .example("[paths]", "{\"a\":[1]}", "[[\"a\"],[\"a\",0]]")
                    .means("path(recurse) | select(length > 0)"),
            Spec.of("paths(condition)", "The paths to all values inside of which the condition is true.")
                    .example("[paths(type == \"number\")]", "{\"a\":[1]}", "[[\"a\",0]]")
                    .means("path(recurse | select(condition)) | select(length > 0)"),
            Spec.of("getpath($path)", "What the path leads to; null where there is nothing.")
                    .example("getpath([\"a\",\"b\"])", "{\"a\":{\"b\":1}}", "1")
                    .makes((arguments, site) -> new GetPath(arguments[0], site)),
            Spec.of("setpath($path; $value)", "The input with the value where the path leads.")
                    .example("setpath([\"a\",0]; 1)", "null", "{\"a\":[1]}")
                    .is((machine, in, values) -> Paths.set(machine, in, values[0], values[1])),
            Spec.of("delpaths($paths)", "The input without what the paths lead to.")
                    .example("delpaths([[\"a\",0]])", "{\"a\":[1,2]}", "{\"a\":[2]}")
                    .is((machine, in, values) -> Paths.delete(machine, in, values[0])),
            Spec.of("del(f)", "The input without what f gives.")
                    .example("del(.a, .b)", "{\"a\":1,\"b\":2,\"c\":3}", "{\"c\":3}")
                    .means("delpaths([path(f)])"),
            Spec.of("pick(f)", "The input with nothing but what f gives.")
                    .example("pick(.a, .b.c)", "{\"a\":1,\"b\":{\"c\":2,\"d\":3}}", "{\"a\":1,\"b\":{\"c\":2}}")
                    .means(". as $whole | reduce path(f) as $path (null; setpath($path; $whole | getpath($path)))"),
            Spec.of("tostream", "The input as events: path and value, and the path of each last value.")
                    .example("[tostream]", "[1,2]", "[[[0],1],[[1],2],[[1]]]")
                    .means("path(def deeper: (.[]? | deeper), .; deeper) as $path | getpath($path)"
                            + " | reduce path(.[]?) as $inner ([$path, .]; [$path + $inner])"),
            Spec.of("fromstream(f)", "The values that such events describe.")
                    .example("fromstream(1 | truncate_stream([[0],1], [[1,0],2], [[1,0]], [[1]]))", "null", "[2]")
                    .example("fromstream([1,[2]] | tostream)", "null", "[1,[2]]")
                    .means("{x: null, e: false} as $start | foreach f as $event ($start; if .e then $start else . end"
                            + " | if $event | length == 2 then setpath([\"e\"]; $event[0] | length == 0) |"
                            + " setpath([\"x\"] + $event[0]; $event[1]) else setpath([\"e\"]; $event[0] | length =="
                            + " 1) end; if .e then .x else empty end)"),
            Spec.of(
                            "truncate_stream(f)",
                            "Events with so many steps, the input's number, cut off the start of their paths.")
                    .example("[1 | truncate_stream([[0],1], [[1,0],2], [[1,0]], [[1]])]", "1", "[[[0],2],[[0]]]")
                    .means(". as $depth | null | f | . as $event"
                            + " | if (.[0] | length) > $depth then setpath([0]; $event[0][$depth:]) else empty end"));
}

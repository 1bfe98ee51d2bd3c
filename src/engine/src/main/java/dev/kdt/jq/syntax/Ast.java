package dev.kdt.jq.syntax;

import dev.kdt.json.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program as the parser understands it. {@code at} is an index in the program's text, for messages. */
public sealed interface Ast {
    /** {@code .} */
    record Identity() implements Ast {}

    /** {@code ..} */
    record Descend() implements Ast {}

    /** A number or a string without interpolations. */
    record Literal(Value value) implements Ast {}

    /** A string with interpolations. The parts are literals and {@link Interpolated}. */
    record Text(List<Ast> parts) implements Ast {}

    /** {@code \(body)}, written by the format ("text" when none is given). */
    record Interpolated(Ast body, String format, int at) implements Ast {}

    /** {@code @name} */
    record Format(String name, int at) implements Ast {}

    /** {@code target[key]}; the key is worked out from the input, not from the target. */
    record Index(Ast target, Ast key, int at) implements Ast {}

    /** {@code target[from:to]} */
    record Slice(Ast target, @Nullable Ast from, @Nullable Ast to, int at) implements Ast {}

    /** {@code target[]} */
    record Iterate(Ast target, int at) implements Ast {}

    /** {@code access?}: an {@link Index}, {@link Slice} or {@link Iterate} that gives nothing where it does not fit. */
    record Optional(Ast access) implements Ast {}

    record Pipe(Ast left, Ast right) implements Ast {}

    record Comma(Ast left, Ast right) implements Ast {}

    record Negate(Ast body, int at) implements Ast {}

    record Binary(Operator operator, Ast left, Ast right, int at) implements Ast {}

    record And(Ast left, Ast right) implements Ast {}

    record Or(Ast left, Ast right) implements Ast {}

    /** {@code left // right} */
    record Alternative(Ast left, Ast right) implements Ast {}

    /** {@code target = value} */
    record Assign(Ast target, Ast value, int at) implements Ast {}

    /** {@code target |= update} */
    record Update(Ast target, Ast update, int at) implements Ast {}

    /** {@code target += value} and its like; no operator stands for {@code //=}. */
    record UpdateWith(Ast target, @Nullable Operator operator, Ast value, int at) implements Ast {}

    record If(Ast condition, Ast then, Ast otherwise) implements Ast {}

    /** {@code try body catch handler}; {@code body?}, for all but accesses, has no handler. */
    record Try(Ast body, @Nullable Ast handler) implements Ast {}

    record Reduce(Ast source, List<Pattern> patterns, Ast start, Ast update) implements Ast {}

    record Foreach(
            Ast source,
            List<Pattern> patterns,
            Ast start,
            Ast update,
            @Nullable Ast extract) implements Ast {}

    /** {@code source as pattern ?// … | body} */
    record Bind(Ast source, List<Pattern> patterns, Ast body) implements Ast {}

    record Label(String name, Ast body) implements Ast {}

    record Break(String name, int at) implements Ast {}

    record Define(Definition definition, Ast body) implements Ast {}

    record Call(String name, List<Ast> arguments, int at) implements Ast {}

    record Variable(String name, int at) implements Ast {}

    record ObjectOf(List<Entry> entries) implements Ast {}

    record Entry(Ast key, Ast value, int at) {}

    record ArrayOf(@Nullable Ast body) implements Ast {}

    /** {@code def name(parameters): body;} A parameter that takes a value keeps its {@code $}. */
    record Definition(String name, List<String> parameters, Ast body, int at) {}
}

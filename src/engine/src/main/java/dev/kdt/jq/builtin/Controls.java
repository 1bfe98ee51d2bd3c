package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Descend;
import dev.kdt.jq.run.First;
import dev.kdt.jq.run.Last;
import dev.kdt.jq.run.Limit;
import dev.kdt.jq.run.Quantifier;
import dev.kdt.jq.run.Range;
import dev.kdt.jq.run.Select;
import dev.kdt.json.Value;
import java.util.List;

/** Choosing, repeating and ending. */
final class Controls {
    private Controls() {}

    static final List<Builtin> ALL = List.of(
            Spec.of("empty", "Gives nothing at all.")
                    .example("1, empty, 2", "null", "1", "2")
                    .makes((_, _) -> Select.nothing()),
            Spec.of("error", "Raises an error with the input as its value.")
                    .example("try error catch .", "\"no\"", "\"no\"")
                    .is((_, in, _) -> {
                        throw new JqException(in);
                    }),
            Spec.of("error(message)", "Raises an error with the given value.")
                    .example("try error(\"no\") catch .", "1", "\"no\"")
                    .means("message | error"),
            Spec.of("not", "True for null and false, false for all else.")
                    .example("[.[] | not]", "[true,null,0]", "[false,true,false]")
                    .is((_, in, _) -> Value.of(!in.isTruthy())),
            Spec.of("select(condition)", "Gives the input if the condition is true of it, else nothing.")
                    .example("[.[] | select(. > 1)]", "[1,2,3]", "[2,3]")
                    .makes((arguments, _) -> Select.of(arguments[0])),
            Spec.of("recurse", "Gives the input and all values inside it, outer ones first. The same as `..`.")
                    .example("[recurse]", "[1,[2]]", "[[1,[2]],1,[2],2]")
                    .makes((_, _) -> new Descend()),
            Spec.of("recurse(f)", "Gives the input, then what f gives, then what f gives for that, and so on.")
                    .example("[recurse(if . < 3 then . + 1 else empty end)]", "1", "[1,2,3]")
                    .means("def deeper: ., (f | deeper); deeper"),
            Spec.of(
                            "recurse(f; condition)",
                            "As recurse(f), but goes on only with values of which the condition is true.")
                    .example("[recurse(. * .; . < 20)]", "2", "[2,4,16]")
                    .means("def deeper: ., (f | select(condition) | deeper); deeper"),
            Spec.of("range(upto)", "Gives the numbers from 0 up to, but without, the bound.")
                    .example("[range(3)]", "null", "[0,1,2]")
                    .makes((arguments, site) -> Range.upTo(arguments[0], site)),
            Spec.of("range(from; upto)", "Gives the numbers from the first bound up to, but without, the second.")
                    .example("[range(2; 4)]", "null", "[2,3]")
                    .makes((arguments, site) -> new Range(arguments[0], arguments[1], site)),
            Spec.of(
                            "range($from; $upto; $by)",
                            "Gives the numbers from the first bound to before the second, in steps.")
                    .example("[range(0; 10; 3)]", "null", "[0,3,6,9]")
                    .example("[range(0; -5; -2)]", "null", "[0,-2,-4]")
                    .means("if $by > 0 then $from | while(. < $upto; . + $by)"
                            + " elif $by < 0 then $from | while(. > $upto; . + $by) else empty end"),
            Spec.of(
                            "while(condition; update)",
                            "Gives the input, its update, the update of that, …, as long as the condition is true.")
                    .example("[while(. < 10; . * 2)]", "1", "[1,2,4,8]")
                    .means("def next: if condition then ., (update | next) else empty end; next"),
            Spec.of("until(condition; update)", "Updates the input until the condition is true, and gives that.")
                    .example("until(. > 100; . * 2)", "1", "128")
                    .means("def next: if condition then . else (update | next) end; next"),
            Spec.of("repeat(f)", "Gives the outputs of f again and again, until it fails or nobody wants more.")
                    .example("[limit(3; repeat(.))]", "1", "[1,1,1]")
                    .means("def again: f, again; again"),
            Spec.of("limit(count; f)", "Gives the first so many outputs of f, which runs no further.")
                    .example("[limit(2; .[])]", "[1,2,3]", "[1,2]")
                    .makes((arguments, site) -> new Limit(arguments[0], arguments[1], site)),
            Spec.of("skip($count; f)", "Gives the outputs of f without the first so many.")
                    .example("[skip(2; .[])]", "[1,2,3]", "[3]")
                    .means("if $count > 0 then foreach f as $item ($count; . - 1; if . < 0 then $item else empty end)"
                            + " elif $count == 0 then f else error(\"skip doesn't support negative count\") end"),
            Spec.of("first(f)", "Gives the first output of f, which runs no further.")
                    .example("first(.[])", "[1,2]", "1")
                    .example("[first(empty)]", "null", "[]")
                    .makes((arguments, _) -> new First(arguments[0])),
            Spec.of("last(f)", "Gives the last output of f.")
                    .example("last(.[])", "[1,2]", "2")
                    .makes((arguments, _) -> new Last(arguments[0])),
            Spec.of("nth($index; f)", "Gives one output of f, counted from 0.")
                    .example("nth(1; .[])", "[5,6,7]", "6")
                    .means("if $index < 0 then error(\"nth doesn't support negative indices\")"
                            + " else first(skip($index; f)) end"),
            Spec.of("isempty(f)", "Whether f gives nothing.")
                    .example("isempty(.[])", "[]", "true")
                    .makes((arguments, _) -> new Quantifier.IsEmpty(arguments[0])),
            Spec.of("any", "Whether a value of the array is true.")
                    .example("any", "[false,1]", "true")
                    .makes((_, site) -> Quantifier.any(site)),
            Spec.of("any(condition)", "Whether the condition is true of a value of the array or object.")
                    .example("any(. > 1)", "[1,2]", "true")
                    .makes((arguments, site) -> Quantifier.anyOf(arguments[0], site)),
            Spec.of("any(generator; condition)", "Whether the condition is true of an output of the generator.")
                    .example("any(.[].a; . == 2)", "[{\"a\":1},{\"a\":2}]", "true")
                    .makes((arguments, _) -> Quantifier.any(arguments[0], arguments[1])),
            Spec.of("all", "Whether all values of the array are true.")
                    .example("all", "[true,null]", "false")
                    .makes((_, site) -> Quantifier.all(site)),
            Spec.of("all(condition)", "Whether the condition is true of all values of the array or object.")
                    .example("all(. > 1)", "[2,3]", "true")
                    .makes((arguments, site) -> Quantifier.allOf(arguments[0], site)),
            Spec.of("all(generator; condition)", "Whether the condition is true of all outputs of the generator.")
                    .example("all(.[].a; . > 0)", "[{\"a\":1},{\"a\":2}]", "true")
                    .makes((arguments, _) -> Quantifier.all(arguments[0], arguments[1])),
            Spec.of("IN(source)", "Whether the input is among the outputs of the source.")
                    .example(".[] | IN(1, 2)", "[2,3]", "true", "false")
                    .means("any(source == .; .)"),
            Spec.of("IN(source; among)", "Whether an output of the source is among the outputs of the other.")
                    .example("IN(.[]; 2, 3)", "[1,2]", "true")
                    .means("any(source == among; .)"),
            Spec.of("combinations", "Gives every way to take one value of each of the arrays.")
                    .example("combinations", "[[1,2],[3,4]]", "[1,3]", "[1,4]", "[2,3]", "[2,4]")
                    .means("if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $rest | [$x] + $rest"
                            + " end"),
            Spec.of("combinations(count)", "Gives every row of so many values of the array.")
                    .example("[combinations(2)] | length", "[0,1]", "4")
                    .means(". as $values | [range(count) | $values] | combinations"));
}

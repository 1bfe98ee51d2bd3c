package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Messages;
import dev.kdt.jq.run.Sum;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.Arrays;
import java.util.List;

/** Arrays and objects: their parts, and making others of them. */
final class Collections {
    private static final StringValue KEY = Value.of("key").freeze();
    private static final StringValue VALUE = Value.of("value").freeze();

    private Collections() {}

    static final List<Builtin> ALL = List.of(
            Spec.of(
                            "length",
                            "The number of values of an array or object, of characters of a string; the magnitude of a"
                                    + " number; 0 for null.")
                    .example("[.[] | length]", "[[1,2],{\"a\":1},\"é\",-5,null]", "[2,1,1,5,0]")
                    .is((_, in, _) -> length(in)),
            Spec.of("keys", "The keys of an object, sorted, or the indexes of an array.")
                    .example("keys", "{\"b\":1,\"a\":2}", "[\"a\",\"b\"]")
                    .is((_, in, _) ->
                            in instanceof ObjectValue object ? ArrayValue.of(object.sortedKeys()) : indexes(in)),
            Spec.of("keys_unsorted", "The keys of an object in their order, or the indexes of an array.")
                    .example("keys_unsorted", "{\"b\":1,\"a\":2}", "[\"b\",\"a\"]")
                    .is((_, in, _) -> in instanceof ObjectValue object ? unsortedKeys(object) : indexes(in)),
            Spec.of("has($key)", "Whether an object has the key, or an array the index.")
                    .example("has(\"a\")", "{\"a\":null}", "true")
                    .example("has(2)", "[0,1]", "false")
                    .is((_, in, values) -> has(in, values[0])),
            Spec.of("in(whole)", "Whether the input is a key or an index of the whole.")
                    .example("in({\"a\": 1})", "\"a\"", "true")
                    .means(". as $key | whole | has($key)"),
            Spec.of("map(f)", "The array of what f gives for each value.")
                    .example("map(. + 1)", "[1,2]", "[2,3]")
                    .means("[.[] | f]"),
            Spec.of(
                            "map_values(f)",
                            "The array or object with each value replaced by what f first gives for it, or removed.")
                    .example("map_values(. + 1)", "{\"a\":1}", "{\"a\":2}")
                    .example("map_values(empty)", "{\"a\":1}", "{}")
                    .means(".[] |= f"),
            Spec.of("add", "The sum of all values: numbers, strings, arrays or objects; null of none.")
                    .example("add", "[1,2,3]", "6")
                    .example("add", "[\"a\",\"b\"]", "\"ab\"")
                    .makes((_, site) -> Sum.ofInput(site)),
            Spec.of("add(f)", "The sum of all outputs of f.")
                    .example("add(.[].a)", "[{\"a\":1},{\"a\":2}]", "3")
                    .makes((arguments, site) -> new Sum(arguments[0], site)),
            Spec.of("to_entries", "The object as an array of key and value.")
                    .example("to_entries", "{\"a\":1}", "[{\"key\":\"a\",\"value\":1}]")
                    .is((_, in, _) -> toEntries(in)),
            Spec.of("from_entries", "The object that such an array describes; also takes k, name, Name, Key, v, Value.")
                    .example(
                            "from_entries",
                            "[{\"key\":\"a\",\"value\":1},{\"name\":\"b\",\"Value\":2}]",
                            "{\"a\":1,\"b\":2}")
                    .means("map({(.key // .Key // .name // .Name): if has(\"value\") then .value else .Value end}) |"
                            + " add // {}"),
            Spec.of("with_entries(f)", "The object with each of its entries replaced by what f gives for it.")
                    .example("with_entries(.value += 1)", "{\"a\":1}", "{\"a\":2}")
                    .means("to_entries | map(f) | from_entries"),
            Spec.of("reverse", "The array, or the string's characters, from behind.")
                    .example("reverse", "[1,2,3]", "[3,2,1]")
                    .means("[.[length - 1 - range(0; length)]]"),
            Spec.of("first", "The first value of an array.")
                    .example("first", "[1,2]", "1")
                    .means(".[0]"),
            Spec.of("last", "The last value of an array.")
                    .example("last", "[1,2]", "2")
                    .means(".[-1]"),
            Spec.of("nth($index)", "The value of an array at an index.")
                    .example("nth(1)", "[5,6]", "6")
                    .means(".[$index]"),
            Spec.of("flatten", "The array with all arrays in it dissolved.")
                    .example("flatten", "[1,[2,[3]]]", "[1,2,3]")
                    .is((machine, in, _) -> Flatten.of(machine, in)),
            Spec.of("flatten($depth)", "The array with the arrays in it dissolved, so many levels deep.")
                    .example("flatten(1)", "[1,[2,[3]]]", "[1,2,[3]]")
                    .is((machine, in, values) -> Flatten.of(machine, in, values[0])),
            Spec.of("transpose", "Rows become columns; short rows are filled with null.")
                    .example("transpose", "[[1,2],[3]]", "[[1,3],[2,null]]")
                    .means("[range(0; map(length) | max // 0) as $i | [.[][$i]]]"),
            Spec.of(
                            "contains($part)",
                            "Whether the part is in the input: strings in strings, each value in some value of an"
                                    + " array, each entry in an object.")
                    .example("contains(\"bar\")", "\"foobar\"", "true")
                    .example("contains({a: [1]})", "{\"a\":[1,2],\"b\":3}", "true")
                    .is((machine, in, values) -> Value.of(Containment.check(machine, in, values[0]))),
            Spec.of("inside(whole)", "Whether the input is contained in the whole.")
                    .example("inside(\"foobar\")", "\"bar\"", "true")
                    .means(". as $part | whole | contains($part)"),
            Spec.of("walk(f)", "Applies f to all values from the inside out.")
                    .example("walk(if type == \"array\" then sort else . end)", "[2,[3,1]]", "[2,[1,3]]")
                    .means("def deeper: if type == \"object\" then map_values(deeper)"
                            + " elif type == \"array\" then map(deeper) else . end | f; deeper"));

    private static Value length(Value in) throws JqException {
        return switch (in) {
            case ArrayValue array -> Value.of((double) array.size());
            case ObjectValue object -> Value.of((double) object.size());
            case StringValue text -> Value.of((double) text.codepoints());
            case NumberValue number -> Maths.magnitude(number);
            default -> {
                if (in.kind() == Kind.NULL) {
                    yield Value.of(0.0);
                }
                throw Messages.about(in, "has no length");
            }
        };
    }

    private static Value indexes(Value in) throws JqException {
        if (!(in instanceof ArrayValue array)) {
            throw Messages.about(in, "has no keys");
        }
        Value[] indexes = new Value[array.size()];
        Arrays.setAll(indexes, i -> Value.of((double) i));
        return ArrayValue.owning(indexes, indexes.length);
    }

    private static Value unsortedKeys(ObjectValue object) {
        ArrayValue keys = ArrayValue.of();
        for (Entries e = object.entries(); e.next(); ) {
            keys = keys.append(e.key());
        }
        return keys;
    }

    private static Value toEntries(Value in) throws JqException {
        if (!(in instanceof ObjectValue object)) {
            if (in instanceof ArrayValue array) {
                return indexEntries(array);
            }
            throw Messages.about(in, "has no keys");
        }
        ArrayValue entries = ArrayValue.of();
        for (Entries e = object.entries(); e.next(); ) {
            entries =
                    entries.append(ObjectValue.withRoomFor(2).with(KEY, e.key()).with(VALUE, e.value()));
        }
        return entries;
    }

    /** The "keys" of an array are its indexes. */
    private static Value indexEntries(ArrayValue array) {
        ArrayValue entries = ArrayValue.of();
        for (int i = 0; i < array.size(); i++) {
            entries = entries.append(
                    ObjectValue.withRoomFor(2).with(KEY, Value.of((double) i)).with(VALUE, array.get(i)));
        }
        return entries;
    }

    private static Value has(Value in, Value key) throws JqException {
        if (in instanceof ObjectValue object && key instanceof StringValue name) {
            return Value.of(object.get(name) != null);
        }
        if (in instanceof ArrayValue array && key instanceof NumberValue number) {
            double index = number.number();
            return Value.of(index >= 0 && index < array.size());
        }
        if (in.kind() == Kind.NULL) {
            return Value.FALSE;
        }
        throw new JqException("Cannot check whether " + in.kind().typeName() + " has a "
                + key.kind().typeName() + " key");
    }
}

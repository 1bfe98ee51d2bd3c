package dev.kdt.jq.builtin;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Access;
import dev.kdt.jq.run.Arithmetic;
import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Machine;
import dev.kdt.jq.run.Messages;
import dev.kdt.jq.run.Texts;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import java.util.List;

/** Strings: their parts, and making others of them. */
final class Strings {
    private static final int REPLACEMENT = 0xFFFD;

    private Strings() {}

    static final List<Builtin> ALL = List.of(
            Spec.of("utf8bytelength", "The number of bytes of a string as UTF-8.")
                    .example("utf8bytelength", "\"é\"", "2")
                    .is((_, in, _) -> {
                        if (in instanceof StringValue text) {
                            return Value.of((double) (text.to() - text.from()));
                        }
                        throw Messages.about(in, "only strings have UTF-8 byte length");
                    }),
            Spec.of("startswith($prefix)", "Whether a string begins so.")
                    .example("startswith(\"fo\")", "\"foo\"", "true")
                    .is((_, in, values) -> Value.of(starts(in, values[0]))),
            Spec.of("endswith($suffix)", "Whether a string ends so.")
                    .example("endswith(\"oo\")", "\"foo\"", "true")
                    .is((_, in, values) -> Value.of(ends(in, values[0]))),
            Spec.of("ltrimstr($prefix)", "The string without the prefix, if it has it.")
                    .example("ltrimstr(\"a\")", "\"abc\"", "\"bc\"")
                    .is((_, in, values) -> withoutPrefix(in, values[0])),
            Spec.of("rtrimstr($suffix)", "The string without the suffix, if it has it.")
                    .example("rtrimstr(\"c\")", "\"abc\"", "\"ab\"")
                    .is((_, in, values) -> withoutSuffix(in, values[0])),
            Spec.of("trimstr($text)", "The string without the text at both ends.")
                    .example("trimstr(\"a\")", "\"aba\"", "\"b\"")
                    .is((_, in, values) -> withoutSuffix(withoutPrefix(in, values[0]), values[0])),
            Spec.of("trim", "The string without white space at both ends.")
                    .example("trim", "\" a \"", "\"a\"")
                    .is((_, in, _) -> Trim.both(in)),
            Spec.of("ltrim", "The string without white space at its start.")
                    .example("ltrim", "\" a \"", "\"a \"")
                    .is((_, in, _) -> Trim.left(in)),
            Spec.of("rtrim", "The string without white space at its end.")
                    .example("rtrim", "\" a \"", "\" a\"")
                    .is((_, in, _) -> Trim.right(in)),
            Spec.of("explode", "The characters of a string as numbers.")
                    .example("explode", "\"Aé\"", "[65,233]")
                    .is((machine, in, _) -> explode(machine, in)),
            Spec.of("implode", "The string of these characters.")
                    .example("implode", "[65,233]", "\"Aé\"")
                    .is((_, in, _) -> implode(in)),
            Spec.of("ascii_downcase", "The string with A to Z made small.")
                    .example("ascii_downcase", "\"aBÉ\"", "\"abÉ\"")
                    .is((_, in, _) -> changeCase(in, 'A', 'Z')),
            Spec.of("ascii_upcase", "The string with a to z made capital.")
                    .example("ascii_upcase", "\"aBé\"", "\"ABé\"")
                    .is((_, in, _) -> changeCase(in, 'a', 'z')),
            Spec.of("split($separator)", "The parts of a string between the separators.")
                    .example("split(\", \")", "\"a, b, c\"", "[\"a\",\"b\",\"c\"]")
                    .is((machine, in, values) -> {
                        if (in instanceof StringValue text && values[0] instanceof StringValue separator) {
                            return Texts.split(machine, text, separator);
                        }
                        throw new JqException("split input and separator must be strings");
                    }),
            Spec.of(
                            "join($separator)",
                            "The strings, numbers and booleans of an array with the separator between them; null"
                                    + " counts as empty.")
                    .example("join(\", \")", "[\"a\",1,null]", "\"a, 1, \"")
                    .is((machine, in, values) -> join(machine, in, values[0])),
            Spec.of("_strindices($part)", "").is((machine, in, values) -> {
                if (!(in instanceof StringValue text)) {
                    throw Messages.about(in, "cannot be searched, as it is not a string");
                }
                if (!(values[0] instanceof StringValue part)) {
                    throw Messages.about(values[0], "is not a string");
                }
                return Texts.positions(machine, text, part);
            }),
            Spec.of("indices($part)", "Where the part begins in a string or array; or where the value is in an array.")
                    .example("indices(\", \")", "\"a, b, c\"", "[1,4]")
                    .example("indices(1)", "[0,1,2,1]", "[1,3]")
                    .is((machine, in, values) -> indices(machine, in, values[0])),
            Spec.of("index($part)", "Where the part first begins; null if it does not.")
                    .example("index(\"b\")", "\"abab\"", "1")
                    .means("indices($part) | .[0]"),
            Spec.of("rindex($part)", "Where the part last begins; null if it does not.")
                    .example("rindex(\"b\")", "\"abab\"", "3")
                    .means("indices($part) | .[-1:][0]"),
            Spec.of("tostring", "Strings as they are, all else as JSON text.")
                    .example("[.[] | tostring]", "[1,\"1\",[1]]", "[\"1\",\"1\",\"[1]\"]")
                    .is((machine, in, _) -> text(machine, in)),
            Spec.of("tojson", "The value as JSON text.")
                    .example("[.[] | tojson]", "[1,\"1\"]", "[\"1\",\"\\\"1\\\"\"]")
                    .is((machine, in, _) -> json(machine, in)),
            Spec.of("fromjson", "The value that the JSON text says.")
                    .example("fromjson", "\"[1]\"", "[1]")
                    .is((_, in, _) -> JsonText.parse(in)));

    /** As {@code tostring}. */
    static StringValue text(Machine machine, Value value) throws JqException {
        return value instanceof StringValue text ? text : json(machine, value);
    }

    static StringValue json(Machine machine, Value value) throws JqException {
        ByteBuilder out = new ByteBuilder(64);
        machine.append(value, out);
        return StringValue.of(out.toBytes());
    }

    private static boolean starts(Value in, Value prefix) throws JqException {
        if (in instanceof StringValue text && prefix instanceof StringValue wanted) {
            return text.utf8().startsWith(wanted.utf8().toSharedBytes());
        }
        throw new JqException("startswith() requires string inputs");
    }

    private static boolean ends(Value in, Value suffix) throws JqException {
        if (in instanceof StringValue text && suffix instanceof StringValue wanted) {
            int length = text.to() - text.from();
            int wantedLength = wanted.to() - wanted.from();
            return length >= wantedLength
                    && text.utf8().sub(length - wantedLength, length).equals(wanted.utf8());
        }
        throw new JqException("endswith() requires string inputs");
    }

    private static Value withoutPrefix(Value in, Value prefix) throws JqException {
        if (starts(in, prefix) && in instanceof StringValue text && prefix instanceof StringValue found) {
            return text.sub(found.to() - found.from(), text.to() - text.from());
        }
        return in;
    }

    private static Value withoutSuffix(Value in, Value suffix) throws JqException {
        if (ends(in, suffix) && in instanceof StringValue text && suffix instanceof StringValue found) {
            return text.sub(0, text.to() - text.from() - (found.to() - found.from()));
        }
        return in;
    }

    private static Value explode(Machine machine, Value in) throws JqException {
        if (!(in instanceof StringValue text)) {
            throw new JqException("explode input must be a string");
        }
        machine.growBy(text.codepoints(), text.codepoints());
        ArrayValue characters = ArrayValue.of();
        for (int at = text.from(); at < text.to(); at += Utf8.width(text.array()[at])) {
            characters = characters.append(Value.of((double) Utf8.codepoint(text.array(), at)));
        }
        return characters;
    }

    private static Value implode(Value in) throws JqException {
        if (!(in instanceof ArrayValue characters)) {
            throw new JqException("implode input must be an array");
        }
        ByteBuilder text = new ByteBuilder(characters.size() + 8);
        for (Elements e = characters.elements(); e.next(); ) {
            if (!(e.value() instanceof NumberValue number) || Double.isNaN(number.number())) {
                throw Messages.about(e.value(), "can't be imploded, unicode codepoint needs to be numeric");
            }
            int codepoint = (int) number.number();
            boolean valid = Character.isValidCodePoint(codepoint) && (codepoint < 0xD800 || codepoint > 0xDFFF);
            Utf8.put(valid ? codepoint : REPLACEMENT, text);
        }
        return StringValue.of(text.toBytes());
    }

    private static Value changeCase(Value in, int first, int last) throws JqException {
        if (!(in instanceof StringValue text)) {
            throw new JqException("explode input must be a string");
        }
        byte[] changed = text.utf8().toBytes();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] >= first && changed[i] <= last) {
                changed[i] ^= 'a' ^ 'A';
            }
        }
        return StringValue.of(changed);
    }

    private static Value join(Machine machine, Value in, Value separator) throws JqException {
        Value joined = Value.NULL;
        ByteBuilder out = new ByteBuilder(64);
        boolean first = true;
        for (Elements e = elements(in); e.next(); first = false) {
            Value item = e.value();
            Value shown = item instanceof NumberValue || item.kind() == Kind.TRUE || item.kind() == Kind.FALSE
                    ? json(machine, item)
                    : item.isTruthy() ? item : StringValue.EMPTY;
            if (!(shown instanceof StringValue text) || (!first && !(separator instanceof StringValue))) {
                // Not joined strings: let the sum say what is wrong, or add what can be added.
                Value before =
                        first ? StringValue.EMPTY : Arithmetic.add(machine, StringValue.of(out.toBytes()), separator);
                throw Messages.about(before, shown, "cannot be added");
            }
            if (!first && separator instanceof StringValue between) {
                out.put(between.array(), between.from(), between.to());
            }
            machine.grow(text.to() - text.from());
            out.put(text.array(), text.from(), text.to());
            joined = text;
        }
        return joined.kind() == Kind.NULL ? StringValue.EMPTY : StringValue.of(out.toBytes());
    }

    private static Elements elements(Value in) throws JqException {
        return switch (in) {
            case ArrayValue array -> array.elements();
            case ObjectValue object -> {
                ArrayValue values = ArrayValue.of();
                for (Entries e = object.entries(); e.next(); ) {
                    values = values.append(e.value());
                }
                yield values.elements();
            }
            default -> throw new JqException("Cannot iterate over " + Messages.typed(in));
        };
    }

    private static Value indices(Machine machine, Value in, Value part) throws JqException {
        if (in instanceof StringValue text && part instanceof StringValue wanted) {
            return Texts.positions(machine, text, wanted);
        }
        if (in instanceof ArrayValue array) {
            return Access.indices(machine, array, part instanceof ArrayValue wanted ? wanted : ArrayValue.of(part));
        }
        return Access.get(machine, in, part);
    }
}

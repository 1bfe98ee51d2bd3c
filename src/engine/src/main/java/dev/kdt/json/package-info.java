/**
 * A JSON value as bytes: the validating scanner and its tape, the lazily read value, the writer.
 *
 * <p><b>Reading.</b> {@link dev.kdt.json.JsonReader} checks a text once, from its first byte to its last, and lays down a
 * {@code Tape}: three numbers for each value and each key, in the order of the text: where it begins, where it ends, and what
 * is known of it (its kind, the hash of a key, how many entries a container spans, and two marks). <i>Plain</i> means that the
 * bytes of a string or key are its text, with no escapes in them. <i>Canonical</i> means that the bytes are just what would be
 * written: no white space, no needless escapes, a number as jq prints it, no key twice; a container is canonical
 * when all in it is. {@code Scanner} lays the tape down; {@code StringScan} looks at eight bytes of a string at a time
 * ({@code Words}).
 *
 * <p><b>UTF-8.</b> A text with a string or key that is not valid UTF-8 is no JSON text (RFC 8259, section 8.1), where jq reads
 * U+FFFD: two values that differ would become one, and nobody would know. The escape of a high surrogate without its other half
 * is refused too, as jq does.
 *
 * <p><b>Learnt shapes.</b> The texts of a stream are mostly alike. {@code Shapes} remembers what stood between one scalar and the
 * next ({@code ,"price":}) and what it meant on the tape; where a text goes on as one before did, the bytes are compared and the
 * tape's entries copied, and only strings, numbers and words are scanned. Where it does not, the scanner goes on. What was
 * learnt changes nothing but the time that it takes: a property and a fuzzer hold that ({@code ShapesFuzz}).
 *
 * <p><b>Values.</b> A {@link dev.kdt.json.Value} is sealed. Those that were read ({@code TapeObject}, {@code TapeArray}) are a
 * place on the tape: looking up a key walks it by hashes and lengths, numbers are parsed and strings unescaped when somebody
 * asks. They are good until the reader's next read; {@link dev.kdt.json.Value#copy} makes one that stays. Those that were made
 * ({@code MapObject}, {@code ListArray}) share their store from version to version, so that {@code . + [x]} in a loop copies
 * nothing. Numbers keep the digits of their literal beside the double ({@link dev.kdt.json.NumberValue}), as in jq.
 *
 * <p><b>Writing.</b> A canonical value is a copy of its bytes. Anything else is written anew, as jq would: the last of two equal
 * keys, U+FFFD for the escape of a low surrogate that stands alone. {@code Order} is jq's order of all values.
 *
 * <p><b>Bounds.</b> Nesting ends at 10,000 levels; deep values are walked on fresh stacks ({@link dev.kdt.json.DeepStack}). A
 * {@link dev.kdt.json.JsonException} says what was expected, what was found, and at which byte.
 */
@NullMarked
package dev.kdt.json;

import org.jspecify.annotations.NullMarked;

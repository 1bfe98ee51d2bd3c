package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Messages;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Numbers and the functions of C's mathematical library. */
final class Maths {
    private Maths() {}

    static final List<Builtin> ALL = all();

    private static List<Builtin> all() {
        List<Builtin> all = new ArrayList<>(List.of(
                Spec.of("infinite", "The infinite number; written as the largest finite one.")
                        .example("infinite", "null", "1.7976931348623157e+308")
                        .is((_, _, _) -> Value.of(Double.POSITIVE_INFINITY)),
                Spec.of("nan", "Not-a-number; written as null.")
                        .example("[nan] | tojson", "null", "\"[null]\"")
                        .is((_, _, _) -> Value.of(Double.NaN)),
                Spec.of("tonumber", "The number that a string writes; numbers stay.")
                        .example("[.[] | tonumber]", "[\"1.50\",2]", "[1.50,2]")
                        .is((_, in, _) -> toNumber(in)),
                Spec.of("abs", "The magnitude of a number.")
                        .example("[.[] | abs]", "[-1.5,2]", "[1.5,2]")
                        .means("if . < 0 then - . else . end"),
                Spec.of("frexp", "A number as mantissa from 0.5 to 1 and exponent of two.")
                        .example("frexp", "8", "[0.5,4]")
                        .is((_, in, _) -> pair(SpecialMath.frexp(number(in)))),
                Spec.of("modf", "A number as its fraction and its whole part.")
                        .example("modf", "3.25", "[0.25,3]")
                        .is((_, in, _) -> pair(SpecialMath.modf(number(in)))),
                Spec.of("lgamma_r", "The logarithm of the gamma function's magnitude, and its sign.")
                        .example("lgamma_r", "1", "[0,1]")
                        .is((_, in, _) -> pair(SpecialMath.lgammaWithSign(number(in)))),
                Spec.of("fma($x; $y; $z)", "The product of the first two and the third added, rounded once.")
                        .example("fma(2; 3; 4)", "null", "10")
                        .is((_, _, v) -> Value.of(Math.fma(number(v[0]), number(v[1]), number(v[2])))),
                Spec.of("have_literal_numbers", "Whether number literals keep their digits. They do.")
                        .example("have_literal_numbers", "null", "true")
                        .is((_, _, _) -> Value.TRUE),
                Spec.of("have_decnum", "Whether number literals of any length are exact. They are.")
                        .example("have_decnum", "null", "true")
                        .is((_, _, _) -> Value.TRUE)));
        for (MathFunction f : MathFunction.UNARY) {
            all.add(Spec.of(f.name(), f.doc())
                    .example(f.example(), "null", f.output())
                    .is((_, in, _) -> Value.of(f.unary().applyAsDouble(number(in)))));
        }
        for (MathFunction f : MathFunction.BINARY) {
            all.add(Spec.of(f.name() + "($x; $y)", f.doc())
                    .example(f.example(), "null", f.output())
                    .is((_, _, values) -> Value.of(f.binary().applyAsDouble(number(values[0]), number(values[1])))));
        }
        return List.copyOf(all);
    }

    private static double number(Value value) throws JqException {
        if (value instanceof NumberValue number) {
            return number.number();
        }
        throw Messages.about(value, "number required");
    }

    private static Value pair(double... numbers) {
        return ArrayValue.of(Value.of(numbers[0]), Value.of(numbers[1]));
    }

    /** The number without its sign; a literal keeps its digits. */
    static Value magnitude(NumberValue number) {
        return number.number() < 0
                ? number.negated()
                : number.number() == 0 && 1 / number.number() < 0 ? Value.of(0.0) : number;
    }

    private static Value toNumber(Value in) throws JqException {
        if (in instanceof NumberValue) {
            return in;
        }
        NumberValue number = in instanceof StringValue text ? NumberValue.parse(text.utf8()) : null;
        if (number == null) {
            throw Messages.about(in, "cannot be parsed as a number");
        }
        return number;
    }

    /** Named so that the lists above read well. */
    record MathFunction(
            String name,
            String doc,
            String example,
            String output,
            DoubleUnaryOperator unary,
            DoubleBinaryOperator binary) {
        static final List<MathFunction> UNARY = List.of(
                unary("floor", "Rounds down.", "1.7 | floor", "1", Math::floor),
                unary("ceil", "Rounds up.", "1.2 | ceil", "2", Math::ceil),
                unary(
                        "round",
                        "Rounds to the nearest whole number, halves away from zero.",
                        "-2.5 | round",
                        "-3",
                        SpecialMath::round),
                unary(
                        "rint",
                        "Rounds to the nearest whole number, halves to the even one.",
                        "2.5 | rint",
                        "2",
                        Math::rint),
                unary("nearbyint", "As rint.", "3.5 | nearbyint", "4", Math::rint),
                unary("trunc", "Cuts the fraction off.", "-1.7 | trunc", "-1", SpecialMath::trunc),
                unary("fabs", "The magnitude.", "-1.5 | fabs", "1.5", Math::abs),
                unary("sqrt", "The square root.", "9 | sqrt", "3", Math::sqrt),
                unary("cbrt", "The cube root.", "27 | cbrt", "3", Math::cbrt),
                unary("exp", "e to the power.", "0 | exp", "1", Math::exp),
                unary("exp2", "2 to the power.", "3 | exp2", "8", x -> Math.pow(2, x)),
                unary("exp10", "10 to the power.", "2 | exp10", "100", x -> Math.pow(10, x)),
                unary("expm1", "e to the power, less one.", "0 | expm1", "0", Math::expm1),
                unary("log", "The natural logarithm.", "1 | log", "0", Math::log),
                unary("log2", "The logarithm to the base 2.", "8 | log2", "3", SpecialMath::log2),
                unary("log10", "The logarithm to the base 10.", "1000 | log10", "3", Math::log10),
                unary("log1p", "The natural logarithm of one more.", "0 | log1p", "0", Math::log1p),
                unary("logb", "The exponent of two, as a whole number.", "8 | logb", "3", SpecialMath::logb),
                unary(
                        "significand",
                        "The mantissa, from 1 to 2.",
                        "10 | significand",
                        "1.25",
                        SpecialMath::significand),
                unary("gamma", "The logarithm of the gamma function.", "1 | gamma", "0", SpecialMath::lgamma),
                unary("lgamma", "The logarithm of the gamma function.", "1 | lgamma", "0", SpecialMath::lgamma),
                unary("tgamma", "The gamma function.", "5 | tgamma | round", "24", SpecialMath::tgamma),
                unary("erf", "The error function.", "0 | erf", "0", SpecialMath::erf),
                unary("erfc", "The complementary error function.", "0 | erfc", "1", x -> 1 - SpecialMath.erf(x)),
                unary("sin", "The sine.", "0 | sin", "0", Math::sin),
                unary("cos", "The cosine.", "0 | cos", "1", Math::cos),
                unary("tan", "The tangent.", "0 | tan", "0", Math::tan),
                unary("asin", "The arc sine.", "0 | asin", "0", Math::asin),
                unary("acos", "The arc cosine.", "1 | acos", "0", Math::acos),
                unary("atan", "The arc tangent.", "0 | atan", "0", Math::atan),
                unary("sinh", "The hyperbolic sine.", "0 | sinh", "0", Math::sinh),
                unary("cosh", "The hyperbolic cosine.", "0 | cosh", "1", Math::cosh),
                unary("tanh", "The hyperbolic tangent.", "0 | tanh", "0", Math::tanh),
                unary("asinh", "The inverse hyperbolic sine.", "0 | asinh", "0", SpecialMath::asinh),
                unary("acosh", "The inverse hyperbolic cosine.", "1 | acosh", "0", SpecialMath::acosh),
                unary("atanh", "The inverse hyperbolic tangent.", "0 | atanh", "0", SpecialMath::atanh),
                unary("j0", "The Bessel function of the first kind, order 0.", "0 | j0", "1", x -> Bessel.first(0, x)),
                unary("j1", "The Bessel function of the first kind, order 1.", "0 | j1", "0", x -> Bessel.first(1, x)),
                unary(
                        "y0",
                        "The Bessel function of the second kind, order 0.",
                        "1 | y0 * 1000 | round",
                        "88",
                        x -> Bessel.second(0, x)),
                unary(
                        "y1",
                        "The Bessel function of the second kind, order 1.",
                        "1 | y1 * 1000 | round",
                        "-781",
                        x -> Bessel.second(1, x)));

        static final List<MathFunction> BINARY = List.of(
                binary("pow", "The first to the power of the second.", "pow(2; 10)", "1024", SpecialMath::pow),
                binary("atan2", "The angle of the point (y; x).", "atan2(0; 1)", "0", Math::atan2),
                binary("hypot", "The length of the hypotenuse.", "hypot(3; 4)", "5", Math::hypot),
                binary(
                        "fmod",
                        "The remainder of the division, with the sign of the first.",
                        "fmod(-5.5; 2)",
                        "-1.5",
                        (x, y) -> x % y),
                binary(
                        "remainder",
                        "The remainder of the division rounded to the nearest.",
                        "remainder(5; 3)",
                        "-1",
                        Math::IEEEremainder),
                binary("drem", "As remainder.", "drem(5; 3)", "-1", Math::IEEEremainder),
                binary("fmin", "The lesser.", "fmin(1; 2)", "1", SpecialMath::fmin),
                binary("fmax", "The greater.", "fmax(1; 2)", "2", SpecialMath::fmax),
                binary(
                        "fdim",
                        "The difference, or 0 if it is negative.",
                        "fdim(5; 3)",
                        "2",
                        (x, y) -> x > y ? x - y : Double.isNaN(x + y) ? Double.NaN : 0),
                binary("copysign", "The first with the sign of the second.", "copysign(1; -2)", "-1", Math::copySign),
                binary(
                        "ldexp",
                        "The first times two to the power of the second.",
                        "ldexp(3; 2)",
                        "12",
                        SpecialMath::scale),
                binary(
                        "scalb",
                        "The first times two to the power of the second.",
                        "scalb(3; 2)",
                        "12",
                        SpecialMath::scalb),
                binary(
                        "scalbln",
                        "The first times two to the power of the second.",
                        "scalbln(3; 2)",
                        "12",
                        SpecialMath::scale),
                binary(
                        "nextafter",
                        "The next double after the first in the direction of the second.",
                        "nextafter(0; 1) > 0",
                        "true",
                        Math::nextAfter),
                binary("nexttoward", "As nextafter.", "nexttoward(0; 1) > 0", "true", Math::nextAfter),
                binary(
                        "jn",
                        "The Bessel function of the first kind; the order comes first.",
                        "jn(0; 0)",
                        "1",
                        (n, x) -> Bessel.first((int) n, x)),
                binary(
                        "yn",
                        "The Bessel function of the second kind; the order comes first.",
                        "yn(0; 1) * 1000 | round",
                        "88",
                        (n, x) -> Bessel.second((int) n, x)));

        private static MathFunction unary(
                String name, String doc, String example, String output, DoubleUnaryOperator f) {
            return new MathFunction(name, doc, example, output, f, (_, _) -> Double.NaN);
        }

        private static MathFunction binary(
                String name, String doc, String example, String output, DoubleBinaryOperator f) {
            return new MathFunction(name, doc, example, output, _ -> Double.NaN, f);
        }
    }
}

package dev.kdt.jq.builtin;

/** Functions of C's mathematical library that Java's does not have. */
final class SpecialMath {
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    /** Greater numbers cannot be squared. */
    private static final double ROOT_OF_MOST = 1e150;

    private SpecialMath() {}

    static double round(double x) {
        double magnitude = Math.floor(Math.abs(x) + 0.5);
        return Math.abs(x) >= 1L << 52 || Double.isNaN(x)
                ? x
                : Math.copySign(Math.abs(x) == 0.49999999999999994 ? 0 : magnitude, x);
    }

    static double trunc(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    /** As C has it: one to any power is one, and minus one to an infinite power too. */
    static double pow(double x, double y) {
        return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : Math.pow(x, y);
    }

    /** {@code scalb}: an exponent must be whole. */
    static double scalb(double x, double exponent) {
        boolean whole = exponent == Math.rint(exponent) || Double.isInfinite(exponent);
        return Double.isNaN(x) || !whole
                ? Double.NaN
                : Double.isInfinite(exponent) ? exponent > 0 ? x * exponent : x / -exponent : scale(x, exponent);
    }

    static double log2(double x) {
        int exponent = Math.getExponent(x);
        if (x > 0 && x <= Double.MAX_VALUE && x == Math.scalb(1.0, exponent)) {
            return exponent;
        }
        if (x > 0 && x < Double.MIN_NORMAL) {
            return log2(x * 0x1p54) - 54;
        }
        if (x <= 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return Math.log(x);
        }
        double mantissa = Math.scalb(x, -exponent);
        return exponent + Math.log(mantissa) / Math.log(2);
    }

    static double logb(double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return Double.isNaN(x) ? x : Double.isInfinite(x) ? Double.POSITIVE_INFINITY : frexp(x)[1] - 1;
    }

    static double significand(double x) {
        return x == 0 || Double.isNaN(x) || Double.isInfinite(x) ? x : frexp(x)[0] * 2;
    }

    /** The mantissa, from 0.5 to 1, and the exponent. */
    static double[] frexp(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return new double[] {x, 0};
        }
        if (Math.abs(x) < Double.MIN_NORMAL) {
            double[] scaled = frexp(x * 0x1p54);
            return new double[] {scaled[0], scaled[1] - 54};
        }
        int exponent = Math.getExponent(x) + 1;
        return new double[] {Math.scalb(x, -exponent), exponent};
    }

    /** The fraction and the whole part. */
    static double[] modf(double x) {
        if (Double.isInfinite(x)) {
            return new double[] {Math.copySign(0, x), x};
        }
        double whole = trunc(x);
        return new double[] {Math.copySign(x - whole, x), whole};
    }

    static double scale(double x, double exponent) {
        double limited = Math.clamp(exponent, -5000.0, 5000.0);
        int first = (int) limited / 2;
        return Math.scalb(Math.scalb(x, first), (int) limited - first);
    }

    static double fmin(double x, double y) {
        return Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.min(x, y);
    }

    static double fmax(double x, double y) {
        return Double.isNaN(x) ? y : Double.isNaN(y) ? x : Math.max(x, y);
    }

    static double asinh(double x) {
        if (Double.isInfinite(x) || x == 0) {
            return x;
        }
        double magnitude = Math.abs(x);
        if (magnitude > ROOT_OF_MOST) {
            return Math.copySign(Math.log(magnitude) + Math.log(2), x);
        }
        return Math.copySign(
                Math.log1p(magnitude + magnitude * magnitude / (1 + Math.sqrt(magnitude * magnitude + 1))), x);
    }

    static double acosh(double x) {
        if (x > ROOT_OF_MOST) {
            return Math.log(x) + Math.log(2);
        }
        return x < 1 ? Double.NaN : Math.log(x + Math.sqrt(x * x - 1));
    }

    static double atanh(double x) {
        return x == 0 ? x : 0.5 * Math.log1p(2 * x / (1 - x));
    }

    static double lgamma(double x) {
        return lgammaWithSign(x)[0];
    }

    /** The logarithm of the magnitude of the gamma function, and the function's sign. */
    static double[] lgammaWithSign(double x) {
        if (Double.isNaN(x)) {
            return new double[] {x, 1};
        }
        if ((x <= 0 && x == Math.floor(x)) || Double.isInfinite(x)) {
            return new double[] {Double.POSITIVE_INFINITY, x == 0 && 1 / x < 0 ? -1 : 1};
        }
        if (Math.abs(x) < 1e-300) {
            return new double[] {-Math.log(Math.abs(x)), Math.signum(x)};
        }
        if (x == 1 || x == 2) {
            return new double[] {0, 1};
        }
        if (x < 0.5) {
            double sine = Math.sin(Math.PI * x);
            return new double[] {Math.log(Math.PI / Math.abs(sine)) - lgamma(1 - x), sine < 0 ? -1 : 1};
        }
        double shifted = x - 1;
        double sum = LANCZOS[0];
        double base = shifted + 7.5;
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (shifted + i);
        }
        return new double[] {0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum), 1};
    }

    static double tgamma(double x) {
        if (x == Math.floor(x)) {
            if (x < 0) {
                return Double.NaN;
            }
            if (x == 0) {
                return 1 / x;
            }
            if (x <= 171) {
                double product = 1;
                for (int i = 2; i < x; i++) {
                    product *= i;
                }
                return product;
            }
        }
        double[] log = lgammaWithSign(x);
        return log[1] * Math.exp(log[0]);
    }

    /** By its series for small arguments, by its continued fraction for large ones. */
    static double erf(double x) {
        double magnitude = Math.abs(x);
        if (x == 0 || Double.isNaN(x)) {
            return x;
        }
        if (magnitude > 6) {
            return Math.signum(x);
        }
        if (magnitude < 2.5) {
            double term = magnitude;
            double sum = magnitude;
            for (int n = 1; Math.abs(term) > 1e-18 * sum; n++) {
                term *= -magnitude * magnitude / n;
                sum += term / (2 * n + 1);
            }
            return Math.copySign(2 / Math.sqrt(Math.PI) * sum, x);
        }
        double fraction = 0;
        for (int k = 60; k > 0; k--) {
            fraction = k / 2.0 / (magnitude + fraction);
        }
        double complement = Math.exp(-magnitude * magnitude) / Math.sqrt(Math.PI) / (magnitude + fraction);
        return Math.copySign(1 - complement, x);
    }
}

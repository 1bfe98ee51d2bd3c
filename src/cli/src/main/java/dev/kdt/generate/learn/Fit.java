package dev.kdt.generate.learn;

/** A distribution that numbers may come from. */
sealed interface Fit {
    /** The probability of a number of at most {@code x}. */
    double below(double x);

    /** All numbers between two, as often as each other. */
    record Uniform(double from, double to) implements Fit {
        @Override
        public double below(double x) {
            return Math.clamp((x - from) / (to - from), 0, 1);
        }
    }

    /** The bell curve. */
    record Normal(double mean, double deviation) implements Fit {
        @Override
        public double below(double x) {
            return phi((x - mean) / deviation);
        }
    }

    /** Numbers whose logarithms are normal. */
    record LogNormal(double median, double sigma) implements Fit {
        @Override
        public double below(double x) {
            return x <= 0 ? 0 : phi(Math.log(x / median) / sigma);
        }
    }

    /** Times between events that know nothing of each other. */
    record Exponential(double mean) implements Fit {
        @Override
        public double below(double x) {
            return x <= 0 ? 0 : -Math.expm1(-x / mean);
        }
    }

    /** Ranks from 1, each less frequent than the one before. */
    record Zipf(int size, double exponent) implements Fit {
        @Override
        public double below(double x) {
            return x < 1 ? 0 : sum(Math.min(size, (int) x)) / sum(size);
        }

        private double sum(int to) {
            double sum = 0;
            int exactly = Math.min(to, 100);
            for (int i = 1; i <= exactly; i++) {
                sum += Math.pow(i, -exponent);
            }
            // The rest as an integral.
            double from = exactly + 0.5;
            double until = to + 0.5;
            return sum
                    + (Math.abs(exponent - 1) < 1e-9
                            ? Math.log(until / from)
                            : (Math.pow(until, 1 - exponent) - Math.pow(from, 1 - exponent)) / (1 - exponent));
        }
    }

    /** The normal distribution function (Abramowitz and Stegun, 7.1.26; error below 1.5e-7). */
    private static double phi(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double erf = 1
                - t
                        * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
                        * Math.exp(-x * x);
        return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
    }
}

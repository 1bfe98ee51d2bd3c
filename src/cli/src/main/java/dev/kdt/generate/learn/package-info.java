/**
 * Templates inferred from samples. A {@link dev.kdt.generate.learn.Learner} sees each record once and keeps a profile of each field, of
 * bounded size; at the end each profile becomes a draft: a field of the template, and a remark on what is unsure of it.
 *
 * <p>A value of the sample comes into a template only if it is one of few, was seen several times and does not look personal. Of all
 * others only the shape, the range and the distribution are written.
 */
@NullMarked
package dev.kdt.generate.learn;

import org.jspecify.annotations.NullMarked;

/**
 * Kinesis and Firehose in JUnit Jupiter tests: {@link dev.kdt.endpoint.junit.KinesisEndpoint} as a field,
 * {@link dev.kdt.endpoint.junit.KinesisTest} as an annotation. JUnit is on the class path of whoever uses this package.
 */
@NullMarked
package dev.kdt.endpoint.junit;

import org.jspecify.annotations.NullMarked;

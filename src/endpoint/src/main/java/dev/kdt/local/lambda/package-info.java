/** The actions of Lambda's API, one class each: AWS Lambda API Reference. */
@NullMarked
package dev.kdt.local.lambda;

import org.jspecify.annotations.NullMarked;

/**
 * The contract of the endpoint's operations, as data: {@code answers.txt} and {@code refusals.txt} beside this package's resources
 * hold requests and what must come back, and are run in both protocols.
 */
@NullMarked
package dev.kdt.local.contract;

import org.jspecify.annotations.NullMarked;

/** The types of an endpoint's options: durability, throttling, the clock, object stores and transformation functions. */
@NullMarked
package dev.kdt.endpoint.option;

import org.jspecify.annotations.NullMarked;

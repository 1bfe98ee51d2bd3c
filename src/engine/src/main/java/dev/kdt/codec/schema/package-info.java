/** Schemas of payloads: where they come from, the headers that name them, and the contract of what reads payloads by them. */
@NullMarked
package dev.kdt.codec.schema;

import org.jspecify.annotations.NullMarked;

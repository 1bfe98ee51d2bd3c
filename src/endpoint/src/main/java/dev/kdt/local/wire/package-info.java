/** The two wire protocols (JSON 1.1 and CBOR 1.1): shapes with their constraints, validation, requests and answers. */
@NullMarked
package dev.kdt.local.wire;

import org.jspecify.annotations.NullMarked;

/** Binary formats that need no schema: MessagePack and CBOR, as values and back. */
@NullMarked
package dev.kdt.codec.binary;

import org.jspecify.annotations.NullMarked;

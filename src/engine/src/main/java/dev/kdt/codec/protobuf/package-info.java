/** Protocol Buffers through their library, by descriptors. */
@NullMarked
package dev.kdt.codec.protobuf;

import org.jspecify.annotations.NullMarked;

/** The HTTP side: one port, both services, told apart by X-Amz-Target. */
@NullMarked
package dev.kdt.local.http;

import org.jspecify.annotations.NullMarked;

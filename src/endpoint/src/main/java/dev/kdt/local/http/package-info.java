/** The HTTP side: one port, all services, told apart by X-Amz-Target or by the path. */
@NullMarked
package dev.kdt.local.http;

import org.jspecify.annotations.NullMarked;

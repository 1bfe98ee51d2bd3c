/** The operations of the endpoint itself: its clock, its faults, its buffers. */
@NullMarked
package dev.kdt.local.control;

import org.jspecify.annotations.NullMarked;

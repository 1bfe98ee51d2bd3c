/**
 * Runs a program once for every place at which it can fail. What the program calls (a service, a disk) is simulated, and asks a {@link
 * dev.kdt.enumerate.FaultPlan} at each {@link dev.kdt.enumerate.FaultPoint} what is to become of the operation. Start at {@link
 * dev.kdt.enumerate.SimulatedProcess}.
 */
@NullMarked
package dev.kdt.enumerate;

import org.jspecify.annotations.NullMarked;

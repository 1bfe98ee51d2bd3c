/** What must hold for any input at all: targets for Jazzer, run by {@code mvn -Pfuzz -DskipTests verify}. */
@NullMarked
package dev.kdt.fuzz;

import org.jspecify.annotations.NullMarked;

/** What goes into archives of kdt: {@code mvn -Pdist package} makes them. */
@NullMarked
package dev.kdt.dist;

import org.jspecify.annotations.NullMarked;

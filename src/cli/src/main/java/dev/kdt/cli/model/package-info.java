/**
 * The models of the commands' options. The commands say with picocli's annotations what they take. Reading these by reflection takes
 * longer than most commands do, so the build does it once: {@link ModelWriter} writes a class that makes the same models, and {@link
 * CommandModels} takes them from there.
 */
@NullMarked
package dev.kdt.cli.model;

import org.jspecify.annotations.NullMarked;

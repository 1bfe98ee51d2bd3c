/** Entities that several records tell of, their life cycles, and the plan by which records follow each other. */
@NullMarked
package dev.kdt.generate.entity;

import org.jspecify.annotations.NullMarked;

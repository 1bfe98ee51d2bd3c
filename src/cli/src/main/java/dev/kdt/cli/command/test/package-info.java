/** {@code kdt test}: the cases of pipelines. */
@NullMarked
package dev.kdt.cli.command.test;

import org.jspecify.annotations.NullMarked;

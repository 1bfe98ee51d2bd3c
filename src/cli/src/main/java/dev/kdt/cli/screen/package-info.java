/**
 * The base of programs that take the whole terminal. A {@link dev.kdt.cli.screen.FullScreen} takes the terminal and gives it back as it
 * was; a {@link dev.kdt.cli.screen.ScreenLoop} reads keys and draws what a {@link dev.kdt.cli.screen.ScreenProgram} shows.
 */
@NullMarked
package dev.kdt.cli.screen;

import org.jspecify.annotations.NullMarked;

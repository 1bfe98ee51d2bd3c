/** The configuration files: named contexts and settings of a user and of a project, and the trust in the latter. */
@NullMarked
package dev.kdt.cli.config;

import org.jspecify.annotations.NullMarked;

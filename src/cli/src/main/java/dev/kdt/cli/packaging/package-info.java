/** A Lambda function as a zip file: the classes that it needs, its pipeline with its files, its description. */
@NullMarked
package dev.kdt.cli.packaging;

import org.jspecify.annotations.NullMarked;

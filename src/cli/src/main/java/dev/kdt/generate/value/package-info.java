/** The fields of generated records: each type of field draws values and writes them as JSON. */
@NullMarked
package dev.kdt.generate.value;

import org.jspecify.annotations.NullMarked;

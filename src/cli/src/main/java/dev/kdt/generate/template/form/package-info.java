/** The types of a template's fields as the file writes them, each in a file of its own. */
@NullMarked
package dev.kdt.generate.template.form;

import org.jspecify.annotations.NullMarked;

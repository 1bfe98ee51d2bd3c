/** Files and folders of the data folder: names that cannot leave it, files that are whole or not there. */
@NullMarked
package dev.kdt.local.file;

import org.jspecify.annotations.NullMarked;

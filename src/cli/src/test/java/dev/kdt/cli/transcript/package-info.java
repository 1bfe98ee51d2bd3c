/**
 * Transcripts: text files of commands and what they print, run in this process. Rewrite them with
 * {@code mvn test -Dtest=TranscriptTest -DargLine.extra=-Dtranscripts=rewrite} and read the difference before committing it.
 */
@NullMarked
package dev.kdt.cli.transcript;

import org.jspecify.annotations.NullMarked;

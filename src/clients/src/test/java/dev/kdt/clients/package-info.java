/**
 * The clients that users have, each against {@code kdt local}: the built artefact, in a process of its own. What they do stands in
 * {@code src/clients/src/test/programs}, in their own languages, and in {@code src/clients/src/test/transcripts}. {@code mvn -Pclients verify} runs
 * them; a test whose client is not installed is skipped, and says what to install.
 */
@NullMarked
package dev.kdt.clients;

import org.jspecify.annotations.NullMarked;

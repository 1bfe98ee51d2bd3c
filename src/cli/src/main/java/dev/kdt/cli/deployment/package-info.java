/**
 * Templates that deploy a packaged function, with all that it reads, writes and is watched by.
 *
 * <p>A template is put together from files of YAML, one for each group of resources, which lie beside these classes. {@link
 * dev.kdt.cli.deployment.DeploymentTemplate} chooses the files; {@link dev.kdt.cli.deployment.Fragment} says how they are written.
 */
@NullMarked
package dev.kdt.cli.deployment;

import org.jspecify.annotations.NullMarked;

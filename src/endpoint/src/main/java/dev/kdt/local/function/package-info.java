/** What stands for AWS Lambda: functions that delivery streams may name, done by pipelines. */
@NullMarked
package dev.kdt.local.function;

import org.jspecify.annotations.NullMarked;

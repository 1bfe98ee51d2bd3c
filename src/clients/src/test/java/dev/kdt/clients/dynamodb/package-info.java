/**
 * DynamoDB's JSON protocol over tables in memory: the operations that keep the KCL's leases, with their conditions, updates and
 * filters as expressions and in the older form of attribute maps. {@link dev.kdt.clients.dynamodb.TableServer} is the entrance.
 *
 * <p>Source: Amazon DynamoDB Developer Guide, "Expressions in DynamoDB" and "Legacy conditional parameters"; API Reference.
 */
@NullMarked
package dev.kdt.clients.dynamodb;

import org.jspecify.annotations.NullMarked;

/**
 * Kinesis Data Streams and Firehose in this process, for any AWS client: the part of the endpoint that its users see. {@link
 * dev.kdt.endpoint.Endpoint#start} starts one on a port of the loopback interface, {@link dev.kdt.endpoint.EndpointOptions} says
 * how.
 *
 * <p>{@link dev.kdt.endpoint.option} has what options are made of, {@link dev.kdt.endpoint.fault} the faults that an endpoint is
 * asked to have, {@link dev.kdt.endpoint.event} what it tells while it runs, and {@link dev.kdt.endpoint.redshift} the clusters
 * that deliveries copy rows to. The services themselves are internal, in {@link dev.kdt.local}.
 */
@NullMarked
package dev.kdt.endpoint;

import org.jspecify.annotations.NullMarked;

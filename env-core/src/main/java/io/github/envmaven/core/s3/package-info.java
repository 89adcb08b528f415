/** Channels in S3 buckets: {@code s3://BUCKET/PATH}, over plain HTTPS with signed requests. */
@NullMarked
package io.github.envmaven.core.s3;

import org.jspecify.annotations.NullMarked;

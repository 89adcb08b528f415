package io.github.envmaven.core.conda;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.record.RecordSource;
import java.util.List;

/**
 * What one channel offers to one platform.
 *
 * @param channel the channel
 * @param sources its subdirs, the platform's before {@code noarch}
 */
public record ChannelRecords(Channel channel, List<RecordSource> sources) {

    /** Copies the sources. */
    public ChannelRecords {
        sources = List.copyOf(sources);
    }
}

package io.github.envmaven.core.record;

import io.github.envmaven.core.channel.Channel;

/**
 * A package record together with where its file is.
 *
 * @param packageRecord what the channel says about the file
 * @param fileName the archive's file name, extension included
 * @param url the archive's canonical URL, without credentials
 * @param channel the channel that offers it
 */
public record RepoDataRecord(PackageRecord packageRecord, String fileName, String url, Channel channel) {

    @Override
    public String toString() {
        return channel.name() + "/" + packageRecord.subdir() + "::" + packageRecord.stem();
    }
}

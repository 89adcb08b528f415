package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.ChannelWriter;
import java.nio.file.Path;
import java.util.List;

/** Writes the channel of the integration tests: small packages alone, so that a test takes a second and no download. */
public final class SmallChannel {

    private SmallChannel() {}

    /**
     * Writes the channel.
     *
     * @param arguments the channel's directory
     */
    public static void main(String[] arguments) {
        new ChannelWriter(Path.of(arguments[0])).write(SmallPackages.all(), List.of("linux-64", "osx-arm64", "win-64"));
    }
}

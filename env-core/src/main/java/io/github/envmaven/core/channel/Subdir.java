package io.github.envmaven.core.channel;

/**
 * One directory of a channel: the packages of one platform, or those of every platform ({@code noarch}).
 *
 * @param channel whose directory it is
 * @param platform the directory's name: {@code linux-64}, {@code noarch}, ...
 */
public record Subdir(Channel channel, String platform) {

    /** The subdir whose packages fit every platform. */
    public static final String NOARCH = "noarch";

    /**
     * The directory's URL.
     *
     * @return with a trailing slash
     */
    public String url() {
        return channel.baseUrl() + "/" + platform + "/";
    }

    @Override
    public String toString() {
        return channel.name() + "/" + platform;
    }
}

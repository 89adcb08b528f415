package io.github.envmaven.core.channel;

/**
 * A place that publishes packages (CEP 26).
 *
 * @param name the channel as its user wrote it, without credentials: {@code conda-forge}, a URL or a path
 * @param baseUrl the canonical URL: no credentials, no token, no subdir, no trailing slash. Two channels are the same
 *     when their base URLs are
 */
public record Channel(String name, String baseUrl) {

    /** Refuses a base URL that is not canonical. */
    public Channel {
        if (baseUrl.endsWith("/")) {
            throw new IllegalArgumentException("A channel's base URL ends without a slash: " + baseUrl);
        }
    }

    /**
     * One directory of this channel.
     *
     * @param platform {@code linux-64}, {@code noarch}, ...
     * @return the subdir
     */
    public Subdir subdir(String platform) {
        return new Subdir(this, platform);
    }

    @Override
    public String toString() {
        return name;
    }
}

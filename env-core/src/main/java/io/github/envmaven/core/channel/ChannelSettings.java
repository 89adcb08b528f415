package io.github.envmaven.core.channel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How channel names become URLs, as conda's configuration file would say it.
 *
 * @param alias where plain names live: {@code conda-forge} is {@code alias/conda-forge}
 * @param multichannels names that stand for several channels, in order of priority; each is a name, URL or path
 * @param customChannels names that live elsewhere: {@code pkgs/pro} below the URL it maps to. Longer names first win
 * @param home what {@code ~} stands for in paths
 */
public record ChannelSettings(
        String alias, Map<String, List<String>> multichannels, Map<String, String> customChannels, String home) {

    /** Where conda looks for plain names unless it is told otherwise. */
    public static final String DEFAULT_ALIAS = "https://conda.anaconda.org";

    private static final String REPO = "https://repo.anaconda.com";

    /** Copies the maps in their order. */
    public ChannelSettings {
        multichannels = Collections.unmodifiableMap(new LinkedHashMap<>(multichannels));
        customChannels = Collections.unmodifiableMap(new LinkedHashMap<>(customChannels));
    }

    /**
     * What conda has without a configuration file. {@code defaults} holds msys2 too, which is empty but for Windows.
     *
     * @return the settings
     */
    public static ChannelSettings standard() {
        Map<String, List<String>> multichannels = new LinkedHashMap<>();
        multichannels.put("defaults", List.of(REPO + "/pkgs/main", REPO + "/pkgs/r", REPO + "/pkgs/msys2"));
        Map<String, String> customChannels = new LinkedHashMap<>();
        for (String name : List.of("pkgs/main", "pkgs/r", "pkgs/msys2", "pkgs/free", "pkgs/pro")) {
            customChannels.put(name, REPO);
        }
        return new ChannelSettings(DEFAULT_ALIAS, multichannels, customChannels, System.getProperty("user.home", "/"));
    }

    /**
     * How a channel is written shortly: one of the public server by its name alone.
     *
     * @param baseUrl a channel's base URL, or a name
     * @return the name, or what was given where it lies elsewhere
     */
    public static String shortName(String baseUrl) {
        String server = DEFAULT_ALIAS + "/";
        return baseUrl.startsWith(server) ? baseUrl.substring(server.length()) : baseUrl;
    }

    /**
     * These settings with another alias.
     *
     * @param alias a URL, for example that of a mirror
     * @return the new settings
     */
    public ChannelSettings withAlias(String alias) {
        return new ChannelSettings(alias, multichannels, customChannels, home);
    }

    /**
     * These settings with another home directory.
     *
     * @param home what {@code ~} stands for in paths
     * @return the new settings
     */
    public ChannelSettings withHome(String home) {
        return new ChannelSettings(alias, multichannels, customChannels, home);
    }
}

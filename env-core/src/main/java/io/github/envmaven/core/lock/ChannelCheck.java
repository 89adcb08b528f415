package io.github.envmaven.core.lock;

import io.github.envmaven.core.channel.ChannelNames;
import io.github.envmaven.core.channel.ChannelSettings;
import java.util.List;
import java.util.stream.Collectors;

/** Compares channels however they are written: {@code conda-forge}, its URL, with and without a final slash. */
final class ChannelCheck {

    private static final String DEFAULTS = "https://repo.anaconda.com/pkgs/";

    private ChannelCheck() {}

    static void compare(List<String> requested, List<LockedChannel> locked, List<LockFinding> findings) {
        List<String> lockedUrls = locked.stream().map(LockedChannel::url).toList();
        if (!requested.isEmpty() && !canonical(requested).equals(canonical(lockedUrls))) {
            findings.add(new LockDrift.ChannelsChanged(shown(lockedUrls), shown(requested)));
        }
    }

    /** Tells whether a package's URL lies in one of the channels; a bare name is looked for on every server. */
    static boolean isIn(String url, List<LockedChannel> channels) {
        String base = CondaFileName.channelOf(url);
        for (LockedChannel channel : channels) {
            String name = canonical(channel.url());
            boolean same = name.contains("://") ? base.equals(name) : base.endsWith("/" + name);
            if (same || (name.equals("defaults") && base.startsWith(DEFAULTS))) {
                return true;
            }
        }
        return false;
    }

    private static String shown(List<String> channels) {
        return channels.stream().map(ChannelNames::withoutSecrets).collect(Collectors.joining(", "));
    }

    private static List<String> canonical(List<String> channels) {
        return channels.stream().map(ChannelCheck::canonical).toList();
    }

    private static String canonical(String channel) {
        // A lock keeps no secrets, so they are no difference.
        String plain = ChannelNames.withoutSecrets(channel);
        while (plain.endsWith("/")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return ChannelSettings.shortName(plain);
    }
}

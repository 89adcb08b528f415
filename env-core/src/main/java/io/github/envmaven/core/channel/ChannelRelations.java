package io.github.envmaven.core.channel;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Which channels a channel wants beside itself (CEP 42), as its repodata names them: paths that start with {@code ../}, seen
 * from the channel. So a relation never leads to another server.
 *
 * @param base of higher priority than the channel; empty where there is none
 * @param overrides of lower priority; empty where there is none
 */
public record ChannelRelations(String base, String overrides) {

    /** No relations. */
    public static final ChannelRelations NONE = new ChannelRelations("", "");

    /**
     * Tells whether there is nothing to follow.
     *
     * @return whether both are empty
     */
    public boolean isEmpty() {
        return base.isEmpty() && overrides.isEmpty();
    }

    /**
     * Follows a reference.
     *
     * @param reference {@code ../conda-forge}, {@code ../..}
     * @param channelUrl the URL of the channel that names it, without a slash at its end; secrets stay where they are
     * @return the other channel's URL, on the same server
     * @throws InvalidInput when the reference does not start with {@code ../}, or leads out of the server
     */
    public static String resolve(String reference, String channelUrl) {
        int host = channelUrl.indexOf("://") + 3;
        int path = channelUrl.indexOf('/', host);
        List<String> parts = new ArrayList<>();
        boolean isRelative = reference.startsWith("../") && path >= 0;
        if (isRelative) {
            parts.addAll(List.of(channelUrl.substring(path + 1).split("/", -1)));
            for (String part : reference.split("/", -1)) {
                isRelative &= follow(parts, part);
            }
        }
        if (!isRelative || parts.isEmpty()) {
            throw new InvalidInput("Channel " + ChannelUrl.parse(channelUrl, "").baseUrl() + " is related to '"
                    + reference + "', which is no other channel of its server");
        }
        return channelUrl.substring(0, path + 1) + String.join("/", parts);
    }

    private static boolean follow(List<String> parts, String part) {
        if (part.equals("..")) {
            if (parts.isEmpty()) {
                return false;
            }
            parts.remove(parts.size() - 1);
        } else if (part.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            parts.add(part);
        } else {
            return part.isEmpty() || part.equals(".");
        }
        return true;
    }
}

package io.github.envmaven.core.channel;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A channel's URL taken apart: what identifies it, and the secrets in it.
 *
 * <pre>{@code scheme://[user:password@]host[:port][/t/TOKEN]/path[/linux-64[/file]]}</pre>
 *
 * @param scheme in lower case
 * @param userInfo {@code user:password}, or empty
 * @param authority host and, if it is not the scheme's own, port; in lower case; empty for files
 * @param token the secret after {@code /t/}, or empty
 * @param path from the first slash on, without a slash at its end; without token, subdir and file
 */
record ChannelUrl(String scheme, String userInfo, String authority, String token, String path) {

    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?#]*))?([^?#]*)([?#].*)?");
    private static final Pattern TOKEN = Pattern.compile("/t/([^/]+)(?=/.)");
    private static final Pattern SUBDIR = Pattern.compile("/(noarch|[a-z]+-[a-z0-9]+)(/[^/]*\\.[^/]*)?$");
    private static final List<String> SYSTEMS = List.of("linux", "osx", "win", "emscripten", "wasi", "freebsd", "zos");
    private static final List<String> SCHEMES = List.of("https", "http", "file", "s3", "oci");

    /**
     * Takes a URL apart.
     *
     * @param url absolute
     * @param shown how to name it in messages, without secrets
     * @throws InvalidInput when it is no URL of a channel
     */
    static ChannelUrl parse(String url, String shown) {
        Matcher matcher = URL.matcher(url.strip());
        if (!matcher.matches() || matcher.group(4) != null) {
            throw new InvalidInput(
                    "Not the URL of a channel: " + shown,
                    Remedy.fixInput("Write a URL without a query, such as https://example.org/channel."));
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw new InvalidInput(
                    "Channel " + shown + ": " + scheme + " URLs are not supported",
                    Remedy.fixInput(
                            "Use a channel whose URL starts with https://, http://, file://, s3:// or oci://."));
        }
        String server = matcher.group(2) == null ? "" : matcher.group(2);
        int at = server.lastIndexOf('@');
        String userInfo = at < 0 ? "" : server.substring(0, at);
        String authority = authority(scheme, server.substring(at + 1).toLowerCase(Locale.ROOT));
        if (authority.isEmpty() != scheme.equals("file")) {
            throw new InvalidInput("Channel " + shown + " has " + (authority.isEmpty() ? "no" : "a") + " host");
        }
        String path = matcher.group(3);
        Matcher token = TOKEN.matcher(path);
        boolean hasToken = !scheme.equals("file") && token.find();
        String secret = hasToken ? token.group(1) : "";
        String plain = hasToken ? token.replaceFirst("") : path;
        return new ChannelUrl(scheme, userInfo, authority, secret, withoutSubdir(withoutSlash(plain)));
    }

    /** What identifies the channel: no secrets, no slash at the end. */
    String baseUrl() {
        return scheme + "://" + authority + path;
    }

    /** The same with the secrets in their places. */
    String fetchUrl() {
        String user = userInfo.isEmpty() ? "" : userInfo + "@";
        String secret = token.isEmpty() ? "" : "/t/" + token;
        return scheme + "://" + user + authority + secret + path;
    }

    /** Cuts off a subdir, and a file in it. */
    static String withoutSubdir(String path) {
        Matcher matcher = SUBDIR.matcher(path);
        if (!matcher.find()) {
            return path;
        }
        String subdir = matcher.group(1);
        boolean known = subdir.equals(Subdir.NOARCH) || SYSTEMS.contains(subdir.substring(0, subdir.indexOf('-')));
        return known ? withoutSlash(path.substring(0, matcher.start())) : path;
    }

    private static String authority(String scheme, String host) {
        if (scheme.equals("file") && host.equals("localhost")) {
            return "";
        }
        String ownPort = scheme.equals("http") ? ":80" : ":443";
        return host.endsWith(ownPort) ? host.substring(0, host.length() - ownPort.length()) : host;
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    @Override
    public String toString() {
        return baseUrl();
    }
}

package io.github.envmaven.core.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges the URLs of a lock, which may come from anywhere: no credentials, no way out of a directory, no scheme that
 * is not known, and no environment variable but those a channel of the lock declares for its own URLs. Otherwise a
 * lock could send any variable to any host: {@code https://example.org/$AWS_SECRET_ACCESS_KEY}.
 */
final class LockUrl {

    private static final List<String> CONDA_SCHEMES = List.of("https", "http", "file", "oci", "s3");
    private static final List<String> PIP_SCHEMES =
            List.of("https", "http", "file", "git+https", "git+http", "git+ssh", "git+file");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([^}]*)\\}|([A-Za-z_][A-Za-z0-9_]*))");
    private static final Pattern USER_INFO = Pattern.compile("://([^/@]*)@");
    private static final Pattern TOKEN = Pattern.compile("^(?!file:)(.*?)/t/([^/]+)/");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(?:\\{[^}]*\\}|[A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x20\\x7f\\\\]|(?:^|/)(?:\\.|%2[eE]){2}(?:/|$)");

    private LockUrl() {}

    /** What is wrong with the URL of a conda package, to stand after the URL itself; empty where nothing is. */
    static Optional<String> faultOfConda(String url, List<LockedChannel> channels) {
        return fault(url, CONDA_SCHEMES).or(() -> variableFault(url, channels));
    }

    /** What is wrong with the URL of a pip package; empty where nothing is. */
    static Optional<String> faultOfPip(String url, List<LockedChannel> channels) {
        return fault(url, PIP_SCHEMES).or(() -> variableFault(url, channels));
    }

    /** The URL without the places of credentials, which are asked for where they are needed. */
    static String withoutCredentials(String url) {
        String plain = USER_INFO.matcher(url).replaceFirst("://");
        Matcher token = TOKEN.matcher(plain);
        return token.find() && isPlaceholder(token.group(2)) ? token.replaceFirst("$1/") : plain;
    }

    /** The URL as a message may show it. */
    static String masked(String url) {
        String plain = USER_INFO.matcher(url).replaceFirst("://***@");
        return TOKEN.matcher(plain).replaceFirst("$1/t/***/");
    }

    private static Optional<String> fault(String url, List<String> schemes) {
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.lookingAt()) {
            return Optional.of("is no URL");
        }
        if (!schemes.contains(scheme.group(1).toLowerCase(Locale.ROOT))) {
            return Optional.of(
                    "has the scheme '" + scheme.group(1) + "'; " + String.join(", ", schemes) + " are accepted");
        }
        if (UNSAFE.matcher(url).find()) {
            return Optional.of("has a blank, a control character, a backslash or a '..'");
        }
        Matcher user = USER_INFO.matcher(url);
        if (user.find() && !onlyPlaceholders(user.group(1)) && !scheme.group(1).equals("git+ssh")) {
            return Optional.of("contains credentials");
        }
        Matcher token = TOKEN.matcher(url);
        return token.find() && !isPlaceholder(token.group(2))
                ? Optional.of("contains an access token")
                : Optional.empty();
    }

    private static Optional<String> variableFault(String url, List<LockedChannel> channels) {
        Matcher variables = VARIABLE.matcher(url);
        if (!variables.find()) {
            return Optional.empty();
        }
        List<String> declared = new ArrayList<>();
        for (LockedChannel channel : channels) {
            if (url.startsWith(channel.url().endsWith("/") ? channel.url() : channel.url() + "/")) {
                declared.addAll(channel.usedEnvVars());
            }
        }
        do {
            String name = variables.group(1) == null ? variables.group(2) : variables.group(1);
            if (!declared.contains(name)) {
                return Optional.of("asks for the environment variable '" + name
                        + "', which no channel of the lock declares for its own URLs");
            }
        } while (variables.find());
        return Optional.empty();
    }

    private static boolean onlyPlaceholders(String userInfo) {
        for (String part : userInfo.split(":", -1)) {
            if (!isPlaceholder(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).matches();
    }
}

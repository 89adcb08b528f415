package io.github.envmaven.core.spec;

import java.util.List;
import java.util.Optional;

/**
 * The channel of a spec as it is written: {@code conda-forge}, {@code conda-forge/linux-64}, a URL, a path, a glob, or
 * mamba's {@code conda-forge[linux-64]}.
 *
 * @param channel without subdir, credentials and slashes at its end; empty for {@code *}
 * @param subdir the subdir that stood in it
 */
record ChannelText(Optional<String> channel, Optional<String> subdir) {

    private static final List<String> KNOWN_SUBDIRS = List.of(
            "noarch",
            "linux-32",
            "linux-64",
            "linux-aarch64",
            "linux-armv6l",
            "linux-armv7l",
            "linux-loongarch64",
            "linux-ppc64",
            "linux-ppc64le",
            "linux-riscv32",
            "linux-riscv64",
            "linux-s390x",
            "osx-64",
            "osx-arm64",
            "win-32",
            "win-64",
            "win-arm64",
            "freebsd-64",
            "emscripten-wasm32",
            "wasi-wasm32",
            "zos-z");

    static boolean isKnownSubdir(String text) {
        return KNOWN_SUBDIRS.contains(text);
    }

    /** Takes a channel apart: a path component that is a known subdir is one, wherever it stands, as in conda. */
    static ChannelText parse(String written) {
        String text = withoutSecrets(written.strip());
        String subdir = null;
        int bracket = text.indexOf('[');
        if (bracket > 0 && text.endsWith("]")) {
            subdir = text.substring(bracket + 1, text.length() - 1);
            text = text.substring(0, bracket);
        }
        int scheme = text.indexOf("://");
        StringBuilder channel = new StringBuilder(scheme < 0 ? "" : text.substring(0, scheme + 3));
        String path = scheme < 0 ? text : text.substring(scheme + 3);
        String separator = "";
        for (String component : path.split("/", -1)) {
            if (isKnownSubdir(component)) {
                subdir = component;
            } else {
                channel.append(separator).append(component);
                separator = "/";
            }
        }
        while (channel.length() > 1 && channel.charAt(channel.length() - 1) == '/') {
            channel.setLength(channel.length() - 1);
        }
        String name = channel.toString();
        return new ChannelText(
                name.isEmpty() || name.equals("*") ? Optional.empty() : Optional.of(name), Optional.ofNullable(subdir));
    }

    /** Leaves away {@code user:password@} and {@code /t/token}: where a channel is says nothing about who may read it. */
    static String withoutSecrets(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return text;
        }
        int host = scheme + 3;
        int path = text.indexOf('/', host);
        String authority = path < 0 ? text.substring(host) : text.substring(host, path);
        String rest = path < 0 ? "" : text.substring(path);
        String plain = text.substring(0, host) + authority.substring(authority.lastIndexOf('@') + 1);
        if (rest.startsWith("/t/")) {
            int token = rest.indexOf('/', 3);
            rest = token < 0 ? "" : rest.substring(token);
        }
        return plain + rest;
    }
}

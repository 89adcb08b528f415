package io.github.envmaven.core.pylock;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One file of a package.
 *
 * @param name its file name
 * @param url where it is; empty where it is on this machine alone
 * @param path where it is relative to the {@code pylock.toml}; empty where it is elsewhere
 * @param hashes digests by algorithm, at least one
 */
public record PylockFile(String name, String url, String path, Map<String, String> hashes) {

    /** Copies and sorts the hashes. */
    public PylockFile {
        hashes = Collections.unmodifiableMap(new TreeMap<>(hashes));
    }

    boolean isWheel() {
        return name.endsWith(".whl");
    }

    /**
     * The hash that locks hold.
     *
     * @return 64 hexadecimal digits; empty where there is none such
     */
    public Optional<String> sha256() {
        return Optional.ofNullable(hashes.get("sha256"))
                .map(hex -> hex.toLowerCase(Locale.ROOT))
                .filter(hex -> hex.matches("[0-9a-f]{64}"));
    }
}

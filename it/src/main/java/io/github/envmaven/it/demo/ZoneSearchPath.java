package io.github.envmaven.it.demo;

import java.nio.charset.StandardCharsets;

/** Lets Python's {@code zoneinfo} look into the environment first, where the tzdata package is. */
final class ZoneSearchPath {

    private static final String KEY = "'TZPATH': '";

    private ZoneSearchPath() {}

    /**
     * Puts {@code <prefix>/share/zoneinfo} before the host's directories.
     *
     * @param sysconfig the bytes of {@code _sysconfigdata_*.py}
     * @param prefix the build prefix, replaced on install
     * @return the changed bytes
     */
    static byte[] prependPrefix(byte[] sysconfig, String prefix) {
        String text = new String(sysconfig, StandardCharsets.UTF_8);
        return text.replace(KEY, KEY + prefix + "/share/zoneinfo:").getBytes(StandardCharsets.UTF_8);
    }
}

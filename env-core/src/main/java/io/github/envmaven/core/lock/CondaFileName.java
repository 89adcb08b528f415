package io.github.envmaven.core.lock;

import java.util.List;

/** The parts of a conda archive's name: {@code name-version-build.conda}. */
final class CondaFileName {

    private static final List<String> EXTENSIONS = List.of(".conda", ".tar.bz2");

    private CondaFileName() {}

    /** The archive's name without its extension; the name itself where it has none of an archive's. */
    static String stemOf(String url) {
        String file = url.substring(url.lastIndexOf('/') + 1);
        for (String extension : EXTENSIONS) {
            if (file.endsWith(extension)) {
                return file.substring(0, file.length() - extension.length());
            }
        }
        return file;
    }

    /** The build string the URL's file name ends in. */
    static String buildOf(String url, String name, String version) {
        String stem = stemOf(url);
        String start = name + "-" + version + "-";
        return stem.startsWith(start) ? stem.substring(start.length()) : stem.substring(stem.lastIndexOf('-') + 1);
    }

    /** The subdir the URL lies in; empty where there is no directory. */
    static String subdirOf(String url) {
        int file = url.lastIndexOf('/');
        int subdir = url.lastIndexOf('/', file - 1);
        return subdir < 0 ? "" : url.substring(subdir + 1, file);
    }

    /** The URL of the channel the URL lies in. */
    static String channelOf(String url) {
        int file = url.lastIndexOf('/');
        int subdir = url.lastIndexOf('/', file - 1);
        return subdir < 0 ? url : url.substring(0, subdir);
    }

    /** A build number from a build string: its last digits, as builds are named by custom ({@code py312h0a5_3}). */
    static long buildNumberOf(String build) {
        int start = build.length();
        while (start > 0 && Character.isDigit(build.charAt(start - 1))) {
            start--;
        }
        String digits = build.substring(start);
        return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
    }
}

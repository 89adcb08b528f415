package io.github.envmaven.core.wheel;

import io.github.envmaven.core.archive.ZipMember;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.WheelName;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must be true of a wheel before any of its files is written. */
final class WheelCheck {

    private static final String DIST_INFO = ".dist-info";
    private static final String DATA = ".data";
    private static final Pattern WHEEL_VERSION = Pattern.compile("([0-9]{1,9})\\.[0-9]+(\\.[0-9]+)*");
    private static final Set<String> SCHEMES = Set.of("purelib", "platlib", "headers", "scripts", "data");
    /** The list itself, and signatures of it: no list can have them. */
    private static final Set<String> UNLISTED = Set.of("RECORD", "RECORD.jws", "RECORD.p7s");

    private WheelCheck() {}

    /** Refuses members that are no files and names that are no paths; returns the files by name. */
    static Map<String, ZipMember> files(List<ZipMember> members) throws IOException {
        Map<String, ZipMember> files = new HashMap<>();
        Set<String> directories = new HashSet<>();
        for (ZipMember member : members) {
            String name = member.isDirectory() ? withoutSlash(member.name()) : member.name();
            Optional<String> problem = SafePath.problemWith(name);
            if (problem.isPresent()) {
                throw new IOException("member '" + name + "' " + problem.get());
            }
            for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
                directories.add(name.substring(0, slash));
            }
            if (member.isDirectory()) {
                directories.add(name);
            } else if (member.isFile()) {
                files.put(name, member);
            } else {
                throw new IOException("member '" + name + "' is neither file nor directory; a wheel has no links");
            }
            if (member.isDirectory() && member.size() != 0) {
                throw new IOException("member '" + member.name() + "' is a directory with content");
            }
        }
        for (String directory : directories) {
            if (files.containsKey(directory)) {
                throw new IOException("member '" + directory + "' is a directory and something else");
            }
        }
        return files;
    }

    /** The name of the one directory with what is said about the wheel, which is that of the file. */
    static String distInfo(WheelName name, Set<String> files) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String file : files) {
            String top = file.substring(0, Math.max(0, file.indexOf('/')));
            if (top.endsWith(DIST_INFO)) {
                found.add(top);
            }
        }
        if (found.size() != 1) {
            throw new IOException("it has " + found.size() + " directories *.dist-info at its top, not one");
        }
        String directory = found.iterator().next();
        requireSameProject(name, directory.substring(0, directory.length() - DIST_INFO.length()), directory);
        return directory;
    }

    /** Below {@code NAME-VERSION.data} lies only what has a place in an environment. */
    static void requireKnownSchemes(String distInfo, Set<String> files) throws IOException {
        String data = data(distInfo);
        for (String file : files) {
            int slash = file.indexOf('/');
            String top = file.substring(0, Math.max(0, slash));
            if (top.endsWith(DATA) && top.equals(data)) {
                String rest = file.substring(slash + 1);
                String scheme = rest.substring(0, Math.max(0, rest.indexOf('/')));
                if (!SCHEMES.contains(scheme)) {
                    throw new IOException("member '" + file + "' lies in '" + SafePath.printable(rest)
                            + "' of its data, and nothing says where that goes");
                }
            }
        }
    }

    /** The directory of what goes elsewhere than among Python's modules. */
    static String data(String distInfo) {
        return distInfo.substring(0, distInfo.length() - DIST_INFO.length()) + DATA;
    }

    /** A major version of the format that we do not know may mean anything. */
    static void requireKnownFormat(String wheel) throws IOException {
        Matcher version =
                WHEEL_VERSION.matcher(field(wheel, "Wheel-Version").orElse("").strip());
        if (!version.matches() || Integer.parseInt(version.group(1)) != 1) {
            throw new IOException("its WHEEL says Wheel-Version '"
                    + SafePath.printable(field(wheel, "Wheel-Version").orElse("")) + "'; 1.x is known");
        }
    }

    /** What the metadata says must be what the file name says, or one package is taken for another. */
    static void requireSameMetadata(WheelName name, String metadata) throws IOException {
        String project = field(metadata, "Name").orElse("");
        String version = field(metadata, "Version").orElse("");
        requireSameProject(name, project + "-" + version, "METADATA");
    }

    /** Whether the list and the wheel name the same files; returns the rows by path. */
    static Map<String, RecordRow> rows(String record, String distInfo, Set<String> files) throws IOException {
        Map<String, RecordRow> rows = new HashMap<>();
        for (RecordRow row : RecordRow.parse(record)) {
            RecordRow before = rows.put(row.path(), row);
            if (before != null && !before.equals(row)) {
                throw new IOException("its RECORD lists '" + row.path() + "' twice");
            }
        }
        for (RecordRow row : rows.values()) {
            requireListable(row, distInfo, files);
        }
        for (String file : files) {
            if (!rows.containsKey(file) && !isUnlisted(file, distInfo)) {
                throw new IOException("member '" + file + "' is not listed in its RECORD");
            }
        }
        return rows;
    }

    private static void requireListable(RecordRow row, String distInfo, Set<String> files) throws IOException {
        String path = SafePath.printable(row.path());
        if (isUnlisted(row.path(), distInfo)) {
            boolean isItself = row.path().endsWith("/RECORD") && row.hash().isEmpty();
            if (!isItself) {
                throw new IOException("its RECORD lists '" + path + "', which cannot be known when it is written");
            }
        } else if (!files.contains(row.path())) {
            throw new IOException("its RECORD lists '" + path + "', which it does not contain");
        } else if (row.hash().isEmpty()) {
            throw new IOException("its RECORD has no hash of '" + path + "'");
        }
    }

    private static boolean isUnlisted(String file, String distInfo) {
        return file.startsWith(distInfo + "/") && UNLISTED.contains(file.substring(distInfo.length() + 1));
    }

    /** A field of the header of a document that looks like an e-mail. */
    static Optional<String> field(String document, String name) {
        for (String line : document.lines().toList()) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).equalsIgnoreCase(name)) {
                return Optional.of(line.substring(colon + 1).strip());
            }
        }
        return Optional.empty();
    }

    private static void requireSameProject(WheelName name, String stem, String where) throws IOException {
        int dash = stem.lastIndexOf('-');
        boolean isSame = dash > 0
                && PypiName.normalized(stem.substring(0, dash))
                        .equals(name.name().value())
                && isSameVersion(name.version(), stem.substring(dash + 1));
        if (!isSame) {
            throw new IOException(
                    where + " is of '" + SafePath.printable(stem) + "', not of " + name.name() + " " + name.version());
        }
    }

    // In file names a dash cannot be, so that of 1.0-1 is an underscore.
    private static boolean isSameVersion(Pep440Version version, String text) {
        return Pep440Version.find(text.strip())
                .or(() -> Pep440Version.find(text.strip().replace('_', '-')))
                .filter(version::equals)
                .isPresent();
    }

    private static String withoutSlash(String name) {
        return name.substring(0, name.length() - 1);
    }
}

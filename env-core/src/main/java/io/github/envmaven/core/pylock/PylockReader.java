package io.github.envmaven.core.pylock;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.Marker;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.SdistName;
import io.github.envmaven.core.pep.SpecifierSet;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.pylock.PylockPackage.Archive;
import io.github.envmaven.core.pylock.PylockPackage.Directory;
import io.github.envmaven.core.pylock.PylockPackage.IndexFiles;
import io.github.envmaven.core.pylock.PylockPackage.Repository;
import io.github.envmaven.core.pylock.PylockPackage.Source;
import io.github.envmaven.core.toml.TomlNode;
import io.github.envmaven.core.url.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads a {@code pylock.toml} and checks all that the standard demands of one (PEP 751). */
final class PylockReader {

    private static final List<String> SOURCES = List.of("vcs", "directory", "archive", "sdist", "wheels");

    private final TomlNode root;
    private final String file;

    private PylockReader(TomlNode root, String file) {
        this.root = root;
        this.file = file;
    }

    static Pylock read(String text, String file) {
        return new PylockReader(TomlNode.read(text, file), file).pylock();
    }

    private Pylock pylock() {
        List<String> warnings = warningsOfVersion();
        root.text("created-by");
        if (!root.has("packages")) {
            throw root.fault("packages", "is missing");
        }
        List<Marker> environments = new ArrayList<>();
        List<String> written = root.texts("environments");
        for (int i = 0; i < written.size(); i++) {
            environments.add(parsed(root, "environments", written.get(i), Marker::parse));
        }
        root.texts("extras").forEach(extra -> normalized(root, "extras", extra));
        root.texts("dependency-groups");
        return new Pylock(
                file,
                root.has("environments") ? environments : List.of(Marker.always()),
                python(root),
                root.texts("default-groups").stream()
                        .map(group -> parsed(root, "default-groups", group, PypiName::parse))
                        .toList(),
                root.tables("packages").stream().map(this::readPackage).toList(),
                warnings);
    }

    private List<String> warningsOfVersion() {
        String written = root.text("lock-version");
        Pep440Version version = parsed(root, "lock-version", written, Pep440Version::parse);
        if (version.release()[0] != 1) {
            throw root.fault("lock-version", "is " + written + ", and 1 is known");
        }
        boolean isNewer = version.compareTo(Pep440Version.parse("1.0")) > 0;
        return isNewer
                ? List.of(root.place() + ": the lock version is " + written
                        + ", and 1.0 is known: what it has beyond that is left alone.")
                : List.of();
    }

    private PylockPackage readPackage(TomlNode node) {
        PypiName name = normalized(node, "name", node.text("name"));
        String version = node.findText("version")
                .map(text -> parsed(node, "version", text, Pep440Version::parse).toString())
                .orElse("");
        Marker marker = node.findText("marker")
                .map(text -> parsed(node, "marker", text, Marker::parse))
                .orElseGet(Marker::always);
        node.tables("dependencies");
        node.findText("index");
        node.tables("attestation-identities").forEach(identity -> identity.text("kind"));
        return new PylockPackage(node.place(), name, version, marker, python(node), source(node, name, version));
    }

    private static Source source(TomlNode node, PypiName name, String version) {
        List<PylockFile> files = new ArrayList<>();
        for (TomlNode wheel : node.tables("wheels")) {
            PylockFile found = file(wheel);
            WheelName own = parsed(wheel, "name", found.name(), WheelName::parse);
            requireOwn(wheel, own.name().equals(name) && isVersion(own.version(), version), found, name, version);
            files.add(found);
        }
        node.findTable("sdist").ifPresent(sdist -> {
            PylockFile found = file(sdist);
            SdistName own = parsed(sdist, "name", found.name(), SdistName::parse);
            requireOwn(sdist, own.name().equals(name) && isVersion(own.version(), version), found, name, version);
            files.add(found);
        });
        boolean hasFiles = !files.isEmpty();
        List<String> others = SOURCES.subList(0, 3).stream().filter(node::has).toList();
        if (others.size() + (hasFiles ? 1 : 0) != 1) {
            String found = others.isEmpty() ? "nothing" : String.join(", ", others) + (hasFiles ? " and files" : "");
            throw node.fault(
                    "name",
                    "is to be installed from " + found + ", and it is one of vcs, directory, archive, or sdist and"
                            + " wheels");
        }
        if (hasFiles) {
            return new IndexFiles(files);
        }
        return node.findTable("vcs")
                .map(PylockReader::repository)
                .or(() -> node.findTable("directory").map(PylockReader::directory))
                .orElseGet(() -> new Archive(
                        file(node.findTable("archive").orElseThrow(() -> node.fault("archive", "is missing")))));
    }

    private static boolean isVersion(Pep440Version own, String version) {
        return version.isEmpty() || own.toString().equals(version);
    }

    private static void requireOwn(TomlNode node, boolean isOwn, PylockFile file, PypiName name, String version) {
        if (!isOwn) {
            throw node.fault("name", "is '" + file.name() + "', which is no file of " + (name + " " + version).strip());
        }
    }

    private static PylockFile file(TomlNode node) {
        String url = node.findText("url").orElse("");
        String path = node.findText("path").orElse("");
        if (url.isEmpty() && path.isEmpty()) {
            throw node.fault("url", "is missing, and 'path', too");
        }
        node.findNumber("size");
        Map<String, String> hashes = node.findTable("hashes")
                .orElseThrow(() -> node.fault("hashes", "is missing"))
                .allTexts();
        if (hashes.isEmpty()) {
            throw node.fault("hashes", "is empty");
        }
        return new PylockFile(
                node.findText("name").orElseGet(() -> fileName(url.isEmpty() ? path : url)), url, path, hashes);
    }

    private static String fileName(String place) {
        String path = place.replaceFirst("[?#].*", "");
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return PercentEncoding.decode(last);
    }

    private static Source repository(TomlNode node) {
        String place =
                node.findText("url").or(() -> node.findText("path")).orElseThrow(() -> node.fault("url", "is missing"));
        node.findText("requested-revision");
        return new Repository(
                node.text("type"),
                place,
                node.text("commit-id"),
                node.findText("subdirectory").orElse(""));
    }

    private static Source directory(TomlNode node) {
        node.isTrue("editable");
        node.findText("subdirectory");
        return new Directory(node.text("path"));
    }

    private static SpecifierSet python(TomlNode node) {
        return node.findText("requires-python")
                .map(text -> parsed(node, "requires-python", text, SpecifierSet::parse))
                .orElse(SpecifierSet.ANY);
    }

    private static PypiName normalized(TomlNode node, String key, String text) {
        PypiName name = parsed(node, key, text, PypiName::parse);
        if (!name.value().equals(text)) {
            throw node.fault(key, "has '" + text + "', whose normalised form is '" + name + "'");
        }
        return name;
    }

    private static <T> T parsed(TomlNode node, String key, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (InvalidInput e) {
            throw node.fault(
                    key, "has '" + text + "': " + String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }
}

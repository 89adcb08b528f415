package io.github.envmaven.core.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.PackageRecordBuilder;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** An extracted package made by a test, as if the package cache had fetched it. */
public final class LinkablePackage {

    /** A build prefix of the usual 255 bytes. */
    public static final String PLACEHOLDER = ("/build/" + "placehold_".repeat(26)).substring(0, 255);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Channel CHANNEL = new Channel("test", "https://example.org/test");

    private final String name;
    private final String version;
    private final Path directory;
    private final ArrayNode paths = JSON.createArrayNode();
    private final List<String> depends = new ArrayList<>();
    private final List<String> entryPoints = new ArrayList<>();
    private NoArch noArch = NoArch.NONE;

    private LinkablePackage(Path cache, String name, String version) {
        this.name = name;
        this.version = version;
        this.directory = cache.resolve(name + "-" + version + "-0");
    }

    /** Starts a package in a directory that stands for the cache. */
    public static LinkablePackage in(Path cache, String name, String version) {
        return new LinkablePackage(cache, name, version);
    }

    /** Adds dependencies. */
    public LinkablePackage depends(String... specs) {
        depends.addAll(List.of(specs));
        return this;
    }

    /** Makes it a noarch Python package with commands. */
    public LinkablePackage noarchPython(String... commands) {
        noArch = NoArch.PYTHON;
        entryPoints.addAll(List.of(commands));
        return this;
    }

    /** Adds a file. */
    public LinkablePackage file(String path, String content) {
        write(path, content);
        describe(path, "hardlink", content);
        return this;
    }

    /** Adds a program. */
    public LinkablePackage program(String path, String content) {
        file(path, content);
        try {
            Files.setPosixFilePermissions(directory.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Adds a file in which the placeholder is replaced; mode is {@code text} or {@code binary}. */
    public LinkablePackage patched(String path, String content, String mode) {
        write(path, content);
        describe(path, "hardlink", content).put("file_mode", mode).put("prefix_placeholder", PLACEHOLDER);
        return this;
    }

    /** Adds a binary in which the placeholder is replaced. */
    public LinkablePackage patchedBytes(String path, byte[] content) {
        patched(path, "", "binary");
        try {
            Files.write(directory.resolve(path), content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Adds a file that must be copied. */
    public LinkablePackage unlinkable(String path, String content) {
        write(path, content);
        describe(path, "hardlink", content).put("no_link", true);
        return this;
    }

    /** Adds a softlink. */
    public LinkablePackage link(String path, String target) {
        try {
            Files.createDirectories(directory.resolve(path).resolveSibling(""));
            Files.createSymbolicLink(directory.resolve(path), Path.of(target));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        describe(path, "softlink", "");
        return this;
    }

    /** Adds an empty directory. */
    public LinkablePackage directory(String path) {
        paths.addObject().put("_path", path).put("path_type", "directory");
        return this;
    }

    /** Lists a path that the package does not contain. */
    public LinkablePackage listed(String path) {
        describe(path, "hardlink", "");
        return this;
    }

    /** Writes the package's own documents and describes it as a channel would. */
    public CachedPackage build() {
        ObjectNode pathsJson = JSON.createObjectNode();
        pathsJson.set("paths", paths);
        pathsJson.put("paths_version", 1);
        write("info/paths.json", pathsJson.toString());
        write("info/index.json", "{\"name\": \"" + name + "\", \"version\": \"" + version + "\", \"build\": \"0\"}");
        if (noArch == NoArch.PYTHON) {
            ObjectNode link = JSON.createObjectNode();
            ObjectNode python = link.putObject("noarch").put("type", "python");
            entryPoints.forEach(python.putArray("entry_points")::add);
            write("info/link.json", link.toString());
        }
        PackageRecordBuilder record = PackageRecord.builder(PackageName.of(name), Version.parse(version), "0")
                .subdir(noArch == NoArch.NONE ? "linux-64" : "noarch")
                .noArch(noArch)
                .depends(depends)
                .sha256(sha256(name + version + paths));
        PackageRecord built = record.build();
        String file = built.stem() + ".conda";
        String url = CHANNEL.baseUrl() + "/" + built.subdir() + "/" + file;
        return new CachedPackage(new RepoDataRecord(built, file, url, CHANNEL), directory, PathsJson.read(directory));
    }

    private ObjectNode describe(String path, String type, String content) {
        return paths.addObject()
                .put("_path", path)
                .put("path_type", type)
                .put("sha256", sha256(content).hex())
                .put("size_in_bytes", content.getBytes(StandardCharsets.UTF_8).length);
    }

    private void write(String path, String content) {
        try {
            Files.createDirectories(directory.resolve(path).resolveSibling(""));
            Files.writeString(directory.resolve(path), content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sha256 sha256(String content) {
        byte[] digest = HashAlgorithm.SHA256.newDigest().digest(content.getBytes(StandardCharsets.UTF_8));
        return new Sha256(HexFormat.of().formatHex(digest));
    }
}

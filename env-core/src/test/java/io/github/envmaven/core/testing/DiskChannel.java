package io.github.envmaven.core.testing;

import io.github.envmaven.core.digest.HashAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A channel on disk: real packages in {@code noarch} and their repodata. */
public final class DiskChannel {

    private final Path directory;
    private final Map<String, String> records = new TreeMap<>();

    public DiskChannel(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve("noarch"));
        Files.createDirectories(directory.resolve("linux-64"));
    }

    /** Publishes a package that needs nothing else than what is listed. */
    public DiskChannel add(TestPackage made, String... depends) {
        byte[] archive = made.conda();
        String fileName = made.stem() + ".conda";
        TestPackage.write(directory.resolve("noarch").resolve(fileName), archive);
        String[] parts = made.stem().split("-");
        records.put(fileName, """
                "%s": {"name": "%s", "version": "%s", "build": "%s", "build_number": 0, "subdir": "noarch", \
                "noarch": "generic", "depends": [%s], "sha256": "%s", "md5": "%s", "size": %d}""".formatted(
                        fileName,
                        parts[0],
                        parts[1],
                        parts[2],
                        depends.length == 0 ? "" : "\"" + String.join("\", \"", depends) + "\"",
                        hex(HashAlgorithm.SHA256, archive),
                        hex(HashAlgorithm.MD5, archive),
                        archive.length));
        return this;
    }

    /** Writes the repodata of what was published. */
    public Path write() {
        String packages = String.join(",\n", records.values());
        write(
                "noarch",
                "{\"info\": {\"subdir\": \"noarch\"}, \"packages\": {}, \"packages.conda\": {" + packages + "}}");
        write("linux-64", "{\"info\": {\"subdir\": \"linux-64\"}, \"packages\": {}, \"packages.conda\": {}}");
        return directory;
    }

    private void write(String subdir, String repodata) {
        TestPackage.write(
                directory.resolve(subdir).resolve("repodata.json"), repodata.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(HashAlgorithm algorithm, byte[] bytes) {
        return HexFormat.of().formatHex(algorithm.newDigest().digest(bytes));
    }
}

package io.github.envmaven.it.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import io.github.envmaven.core.channel.Subdir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes a channel: its packages and {@code repodata.json}, plain and zstd-compressed, of every subdir.
 *
 * <p>Packages are packed in parallel; the same recipes give the same bytes.
 */
public final class ChannelWriter {

    private static final int ZSTD_LEVEL = 12;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path root;

    /**
     * A writer to a directory.
     *
     * @param root the channel's directory; made where it is missing, files there are replaced
     */
    public ChannelWriter(Path root) {
        this.root = root;
    }

    /**
     * Writes all of a channel.
     *
     * @param recipes its packages
     * @param platforms subdirs that are written even where they stay empty; {@code noarch} always is
     * @throws UncheckedIOException when a file cannot be written
     */
    public void write(Collection<Recipe> recipes, Collection<String> platforms) {
        List<WrittenPackage> written =
                recipes.parallelStream().map(this::writePackage).toList();
        SortedSet<String> subdirs = new TreeSet<>(platforms);
        subdirs.add(Subdir.NOARCH);
        written.forEach(item -> subdirs.add(item.subdir()));
        for (String subdir : subdirs) {
            writeRepodata(subdir, written);
        }
    }

    private WrittenPackage writePackage(Recipe recipe) {
        try {
            byte[] archive = PackageArchiveWriter.pack(recipe);
            Path directory = Files.createDirectories(root.resolve(recipe.subdir()));
            Files.write(directory.resolve(recipe.fileName()), archive);
            ObjectNode record = new InfoDocuments(recipe).index();
            record.put("md5", Digests.md5(archive).hex());
            record.put("sha256", Digests.sha256(archive).hex());
            record.put("size", archive.length);
            return new WrittenPackage(recipe.subdir(), recipe.fileName(), recipe.format(), record);
        } catch (IOException e) {
            throw new UncheckedIOException("Package " + recipe.fileName() + " cannot be written to " + root, e);
        }
    }

    private void writeRepodata(String subdir, List<WrittenPackage> written) {
        ObjectNode repodata = JSON.objectNode();
        repodata.putObject("info").put("subdir", subdir);
        for (ArchiveFormat format : ArchiveFormat.values()) {
            ObjectNode packages = JSON.objectNode();
            written.stream()
                    .filter(item -> item.subdir().equals(subdir) && item.format() == format)
                    .sorted(Comparator.comparing(WrittenPackage::fileName))
                    .forEach(item -> packages.set(item.fileName(), item.record()));
            repodata.set(format.repodataKey(), packages);
        }
        repodata.putArray("removed");
        repodata.put("repodata_version", 1);
        byte[] json = (repodata.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Path directory = Files.createDirectories(root.resolve(subdir));
            Files.write(directory.resolve("repodata.json"), json);
            Files.write(directory.resolve("repodata.json.zst"), Zstd.compress(json, ZSTD_LEVEL));
        } catch (IOException e) {
            throw new UncheckedIOException("The repodata of " + subdir + " cannot be written to " + root, e);
        }
    }
}

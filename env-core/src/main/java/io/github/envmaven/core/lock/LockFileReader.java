package io.github.envmaven.core.lock;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.yaml.YamlNode;
import io.github.envmaven.core.yaml.YamlNode.Mapping;
import io.github.envmaven.core.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads a lock file. Strict: what is unknown, missing, listed twice or unsafe is refused with its line, because a lock
 * that was changed by hand is no longer what was resolved.
 */
public final class LockFileReader {

    private LockFileReader() {}

    /**
     * Reads a lock file from disk.
     *
     * @param file the file
     * @return what it locks
     * @throws NotFound when there is no such file
     * @throws InvalidInput when it is no lock file; the message names file and line
     */
    public static LockFile read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new NotFound("There is no lock file " + file + ".", Remedy.of(Remedy.Kind.RELOCK), e);
        } catch (IOException e) {
            throw new DiskFailed(
                    "The lock file " + file + " cannot be read: " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file.toString()),
                    e);
        }
    }

    /**
     * Reads the text of a lock file.
     *
     * @param text the whole file
     * @param file how messages name the file
     * @return what it locks
     * @throws InvalidInput when it is no lock file
     */
    public static LockFile parse(String text, String file) {
        YamlNode node = YamlReader.read(text, file);
        Mapping root = node.asMapping()
                .orElseThrow(
                        () -> new InvalidInput(node.place() + ": a lock file is a mapping, not " + node.kind() + "."));
        LockNode lock = new LockNode(root, "the lock");
        checkVersion(lock);
        lock.allow(LockFileFormat.KEYS);
        LockMetadata metadata = LockMetadataReader.read(lock.mapping("metadata"));
        LockedPackages packages = new LockedPackages(metadata);
        lock.sequence("package").forEach(packages::add);
        List<LockedEnvironment> environments = new ArrayList<>();
        for (String platform : new TreeSet<>(metadata.platforms())) {
            environments.add(new LockedEnvironment(platform, packages.of(platform)));
        }
        return new LockFile(metadata, environments);
    }

    private static void checkVersion(LockNode lock) {
        String version = lock.text("version");
        if (!version.equals(String.valueOf(LockFileFormat.VERSION))) {
            throw lock.fault(
                    "version",
                    "this is a lock file of version " + version + "; version " + LockFileFormat.VERSION
                            + " of conda-lock's format is read");
        }
    }
}

package io.github.envmaven.core.archive;

import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.archive.Extractor.Scope;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * A package file on disk, {@code .conda} or {@code .tar.bz2} (CEP 35); which of the two is decided by its name alone.
 *
 * @param file the archive, whose digest has been verified where one is known
 */
public record PackageArchive(Path file) {

    private static final String CONDA = ".conda";
    private static final String TAR_BZ2 = ".tar.bz2";

    /** Refuses other kinds of files. */
    public PackageArchive {
        stem(String.valueOf(file.getFileName()));
    }

    /**
     * Tells whether a file name is that of a package.
     *
     * @param fileName a name without directories
     * @return whether it ends in {@code .conda} or {@code .tar.bz2}
     */
    public static boolean isPackage(String fileName) {
        return fileName.endsWith(CONDA) || fileName.endsWith(TAR_BZ2);
    }

    /**
     * A package's file name without its extension.
     *
     * @param fileName a name without directories
     * @return {@code name-version-build}
     * @throws InvalidInput when it is not the name of a package
     */
    public static String stem(String fileName) {
        if (fileName.endsWith(CONDA)) {
            return fileName.substring(0, fileName.length() - CONDA.length());
        }
        if (fileName.endsWith(TAR_BZ2)) {
            return fileName.substring(0, fileName.length() - TAR_BZ2.length());
        }
        throw new InvalidInput(
                "'" + fileName + "' is not a conda package",
                Remedy.fixInput("Name a file that ends in .conda or .tar.bz2."));
    }

    /**
     * Extracts the package into a directory that nobody else uses yet. When it fails the directory holds a part of the
     * package and is to be thrown away.
     *
     * @param directory an existing, empty directory
     * @throws IntegrityFailed when the archive is damaged, or has a member that would do harm; the message names it
     * @throws io.github.envmaven.core.error.EnvException.DiskFailed when the disk does not take it
     * @throws NotFound when there is no such archive
     */
    public void extractTo(Path directory) {
        extractTo(directory, ExtractionLimits.DEFAULT);
    }

    void extractTo(Path directory, ExtractionLimits limits) {
        try (FileChannel channel = FileChannel.open(file)) {
            Extractor extractor = new Extractor(directory, limits);
            if (file.toString().endsWith(CONDA)) {
                CondaFormat.extract(channel, extractor, limits);
            } else {
                extractTarBz2(channel, extractor, limits);
            }
        } catch (NoSuchFileException e) {
            throw new NotFound("There is no package " + file, Remedy.of(Remedy.Kind.CLEAN_CACHE), e);
        } catch (IOException e) {
            throw new IntegrityFailed(
                    "Package " + file.getFileName() + " cannot be extracted: "
                            + SafePath.printable(String.valueOf(e.getMessage())),
                    Remedy.of(Remedy.Kind.CLEAN_CACHE),
                    e);
        }
    }

    private static void extractTarBz2(FileChannel channel, Extractor extractor, ExtractionLimits limits)
            throws IOException {
        InputStream packed = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        // Parallel compressors write one stream after another.
        try (InputStream tar = new BZip2CompressorInputStream(packed, true)) {
            extractor.extract(new LimitedInputStream(tar, limits.maxBytes(channel.size())), Scope.WHOLE);
        }
    }

    /** Opens a zstd stream whose window may be as large as conda-build makes it (128 MiB). */
    static InputStream zstd(InputStream packed) throws IOException {
        ZstdInputStream stream = new ZstdInputStream(packed);
        stream.setLongMax(27);
        return stream;
    }
}

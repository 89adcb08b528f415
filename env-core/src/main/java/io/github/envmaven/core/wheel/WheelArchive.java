package io.github.envmaven.core.wheel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.envmaven.core.archive.ZipArchive;
import io.github.envmaven.core.archive.ZipArchive.Mode;
import io.github.envmaven.core.archive.ZipMember;
import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.WheelName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A wheel on disk, whose digest has been verified. Nothing in it is believed: its file name, its metadata and its list of
 * files must agree with what is there.
 *
 * <p>It is unpacked into the form of an extracted conda package, so that the same cache keeps it and the same checks look
 * through it:
 *
 * <pre>
 * wheel/requests/api.py                      the members as they are
 * wheel/requests-2.32.3.dist-info/METADATA
 * info/paths.json                            all of them, with digests and sizes (CEP 34)
 * </pre>
 *
 * @param file the archive
 * @param name what it is called, which need not be the name of the file
 */
public record WheelArchive(Path file, WheelName name) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final long MAX_DOCUMENT = 64 << 20;

    /** What Python may list, by its name there, and what the JDK calls it. Weaker ones prove nothing (PEP 427). */
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    /**
     * Unpacks the wheel into a directory that nobody else uses yet. When it fails the directory holds a part of the wheel
     * and is to be thrown away.
     *
     * @param directory an existing, empty directory
     * @return what was unpacked
     * @throws IntegrityFailed when the wheel is damaged, lies about itself, or has a member that would do harm
     * @throws DiskFailed when the disk does not take it
     * @throws NotFound when there is no such archive
     */
    public UnpackedWheel unpackTo(Path directory) {
        try (ZipArchive zip = ZipArchive.open(file)) {
            return unpack(zip, directory);
        } catch (NoSuchFileException e) {
            throw new NotFound("There is no wheel " + file, Remedy.of(Remedy.Kind.CLEAN_CACHE), e);
        } catch (IntegrityFailed e) {
            throw refused(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw refused(SafePath.printable(String.valueOf(e.getMessage())), e);
        }
    }

    private IntegrityFailed refused(String why, Exception e) {
        return new IntegrityFailed(
                "Wheel " + name.fileName() + " cannot be installed: " + why,
                Remedy.fixInput("Do not use this file: ask its publisher for another, or lock another version."),
                e);
    }

    private UnpackedWheel unpack(ZipArchive zip, Path directory) throws IOException {
        Map<String, ZipMember> files = WheelCheck.files(zip.members());
        String distInfo = WheelCheck.distInfo(name, files.keySet());
        WheelCheck.requireKnownSchemes(distInfo, files.keySet());
        WheelCheck.requireKnownFormat(document(zip, files, distInfo + "/WHEEL"));
        WheelCheck.requireSameMetadata(name, document(zip, files, distInfo + "/METADATA"));
        Map<String, RecordRow> rows =
                WheelCheck.rows(document(zip, files, distInfo + "/RECORD"), distInfo, files.keySet());
        List<PathEntry> paths = new ArrayList<>();
        for (ZipMember member : zip.members()) {
            RecordRow row = rows.get(member.name());
            if (!member.isDirectory() && row != null && !row.hash().isEmpty()) {
                paths.add(extract(zip, member, row, distInfo, directory));
            }
        }
        writePaths(paths, directory);
        return UnpackedWheel.read(directory, name);
    }

    private static String document(ZipArchive zip, Map<String, ZipMember> files, String path) throws IOException {
        ZipMember member = files.get(path);
        if (member == null || member.size() > MAX_DOCUMENT) {
            throw new IOException("it has no " + path + ", or one that is too large");
        }
        return new String(zip.read(member), StandardCharsets.UTF_8);
    }

    private static PathEntry extract(ZipArchive zip, ZipMember member, RecordRow row, String distInfo, Path directory)
            throws IOException {
        String algorithm = ALGORITHMS.get(row.algorithm());
        if (algorithm == null) {
            throw new IOException("its RECORD knows '" + member.name() + "' by " + row.algorithm()
                    + ", which is not safe; SHA-256 or better is due");
        }
        String path = UnpackedWheel.CONTENT + "/" + member.name();
        Path target = SafePath.resolve(directory, path);
        makeParent(target);
        MessageDigest sha256 = HashAlgorithm.SHA256.newDigest();
        MessageDigest listed = algorithm.equals("SHA-256") ? sha256 : digest(algorithm);
        // Wheels that were packed on Windows do not say which of their files are programs.
        boolean isProgram = member.isExecutable() || member.name().startsWith(WheelCheck.data(distInfo) + "/scripts/");
        boolean isProgramFile = isProgram && !member.name().startsWith(distInfo + "/");
        zip.extract(
                member,
                target,
                isProgramFile ? Mode.EXECUTABLE : Mode.PLAIN,
                listed == sha256 ? List.of(sha256) : List.of(sha256, listed));
        byte[] content = sha256.digest();
        String hash = RecordRow.hash(row.algorithm(), listed == sha256 ? content : listed.digest());
        if (!hash.equals(row.hash()) || row.bytes().orElse(member.size()) != member.size()) {
            throw new IOException("member '" + member.name() + "' has " + hash + " and " + member.size()
                    + " bytes; its RECORD says " + row.hash() + " and " + row.size());
        }
        return new PathEntry(path, Sha256.at(ByteBuffer.wrap(content), 0), member.size());
    }

    private static void makeParent(Path target) {
        Path parent = target.resolveSibling("");
        try {
            Files.createDirectories(parent);
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot make directory " + parent + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, parent.toString()),
                    e);
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    private record PathEntry(String path, Sha256 sha256, long size) {}

    private static void writePaths(List<PathEntry> paths, Path directory) {
        Path file = directory.resolve("info").resolve("paths.json");
        makeParent(file);
        try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(file))) {
            json.writeStartObject();
            json.writeNumberField("paths_version", 1);
            json.writeArrayFieldStart("paths");
            for (PathEntry path : paths) {
                json.writeStartObject();
                json.writeStringField("_path", path.path());
                json.writeStringField("path_type", "hardlink");
                json.writeStringField("sha256", path.sha256().hex());
                json.writeNumberField("size_in_bytes", path.size());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot write " + file + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file.toString()),
                    e);
        }
    }
}

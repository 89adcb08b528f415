package io.github.envmaven.core.wheel;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.WheelName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A wheel as {@link WheelArchive} left it in a directory.
 *
 * @param directory the directory
 * @param name what its file name says
 * @param distInfo the name of its directory {@code *.dist-info}
 * @param files its files, by paths that begin with {@link #CONTENT}
 * @param entryPoints its commands
 */
public record UnpackedWheel(
        Path directory, WheelName name, String distInfo, List<PathsEntry> files, EntryPointsTxt entryPoints) {

    /** The directory that the members of the wheel lie in. */
    public static final String CONTENT = "wheel";

    /** Copies the files. */
    public UnpackedWheel {
        files = List.copyOf(files);
    }

    /**
     * Reads what an unpacked wheel consists of.
     *
     * @param directory the unpacked wheel
     * @param name what its file name says
     * @return the wheel
     * @throws IntegrityFailed when its documents cannot be read, or name commands that would do harm
     */
    public static UnpackedWheel read(Path directory, WheelName name) {
        return of(directory, name, PathsJson.read(directory));
    }

    /**
     * Reads what an unpacked wheel consists of, but for the list of its files, which is known.
     *
     * @param directory the unpacked wheel
     * @param name what its file name says
     * @param paths its files
     * @return the wheel
     * @throws IntegrityFailed when its documents cannot be read, or name commands that would do harm
     */
    public static UnpackedWheel of(Path directory, WheelName name, PathsJson paths) {
        List<PathsEntry> files = paths.entries();
        Set<String> names = new HashSet<>();
        files.forEach(file -> names.add(file.path().substring(file.path().indexOf('/') + 1)));
        try {
            String distInfo = WheelCheck.distInfo(name, names);
            String commands = distInfo + "/entry_points.txt";
            EntryPointsTxt entryPoints =
                    names.contains(commands) ? EntryPointsTxt.parse(text(directory, commands)) : EntryPointsTxt.NONE;
            return new UnpackedWheel(directory, name, distInfo, files, entryPoints);
        } catch (IOException e) {
            throw new IntegrityFailed(
                    "Wheel " + name.fileName() + " in the cache is damaged: "
                            + SafePath.printable(String.valueOf(e.getMessage())),
                    Remedy.of(Remedy.Kind.CLEAN_CACHE),
                    e);
        }
    }

    /**
     * The directory of what goes elsewhere than among Python's modules.
     *
     * @return {@code NAME-VERSION.data}; it need not be there
     */
    public String data() {
        return WheelCheck.data(distInfo);
    }

    /**
     * The project's name as its metadata spells it.
     *
     * @return not normalised
     */
    public String spelledName() {
        try {
            return WheelCheck.field(text(directory, distInfo + "/METADATA"), "Name")
                    .orElse(name.name().value());
        } catch (IOException e) {
            return name.name().value();
        }
    }

    /**
     * What it says of itself.
     *
     * @return the text of its {@code METADATA}
     */
    public String metadata() {
        try {
            return text(directory, distInfo + "/METADATA");
        } catch (IOException e) {
            throw new IntegrityFailed(
                    "Wheel " + name.fileName() + " has no METADATA that can be read: " + e.getMessage(),
                    Remedy.of(Remedy.Kind.CLEAN_CACHE),
                    e);
        }
    }

    private static String text(Path directory, String path) throws IOException {
        return new String(
                Files.readAllBytes(SafePath.resolve(directory, CONTENT + "/" + path)), StandardCharsets.UTF_8);
    }
}

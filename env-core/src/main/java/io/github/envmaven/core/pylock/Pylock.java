package io.github.envmaven.core.pylock;

import io.github.envmaven.core.pep.Marker;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.SpecifierSet;
import java.util.List;

/**
 * What a {@code pylock.toml} says (PEP 751, lock version 1). The keys that say how it came to be are checked by nobody, as
 * the standard has it.
 *
 * @param file the file as its user named it
 * @param environments conditions of which an environment must meet one
 * @param requiresPython which Pythons it is for
 * @param defaultGroups the dependency groups that count where none are asked for
 * @param packages what to install, as far as markers hold
 * @param warnings whole sentences about what a newer version of the format may mean
 */
public record Pylock(
        String file,
        List<Marker> environments,
        SpecifierSet requiresPython,
        List<PypiName> defaultGroups,
        List<PylockPackage> packages,
        List<String> warnings) {

    /** Copies the lists. */
    public Pylock {
        environments = List.copyOf(environments);
        defaultGroups = List.copyOf(defaultGroups);
        packages = List.copyOf(packages);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a file.
     *
     * @param text its text
     * @param file the file as its user named it
     * @return what it says
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when it is no such file; the message has the line
     */
    public static Pylock parse(String text, String file) {
        return PylockReader.read(text, file);
    }

    /**
     * Tells whether a file is one of these by its name.
     *
     * @param path a path, however its parts are divided
     * @return whether it ends with {@code pylock.toml}, or {@code pylock.dev.toml} for example
     */
    public static boolean isNamed(String path) {
        return path.matches("(?:.*[/\\\\])?pylock(?:\\.[^./\\\\]+)?\\.toml");
    }
}

package io.github.envmaven.core.pylock;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.MarkerEnvironment;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.pep.WheelTags;
import io.github.envmaven.core.pylock.PylockPackage.IndexFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which packages of a {@code pylock.toml} an interpreter gets, and from which files (PEP 751, installing). No extras are asked
 * for, and the dependency groups that the file makes the default.
 */
public final class PylockSelection {

    private final Pylock pylock;
    private final Target target;
    private final MarkerEnvironment markers;

    /**
     * An interpreter.
     *
     * @param name what it is called in messages
     * @param python its full version
     * @param markers what markers ask about it
     * @param tags which wheels it accepts
     */
    public record Target(String name, Pep440Version python, MarkerEnvironment markers, WheelTags tags) {}

    private PylockSelection(Pylock pylock, Target target) {
        this.pylock = pylock;
        this.target = target;
        this.markers = new MarkerEnvironment(
                target.markers().variables(),
                Map.of(
                        "extras",
                        new LinkedHashSet<>(),
                        "dependency_groups",
                        new LinkedHashSet<>(pylock.defaultGroups())));
    }

    /**
     * Selects.
     *
     * @param pylock the file
     * @param target the interpreter
     * @return the packages whose markers hold, in the order of the file; of files of an index, each has the one that fits best
     * @throws InvalidInput when the file is not for such an interpreter, has two files for one package or none that fits
     */
    public static List<PylockPackage> of(Pylock pylock, Target target) {
        return new PylockSelection(pylock, target).select();
    }

    private List<PylockPackage> select() {
        if (!pylock.requiresPython().contains(target.python())) {
            throw refused(pylock.file() + " is for Python " + pylock.requiresPython() + ", not for " + target.name());
        }
        if (pylock.environments().stream().noneMatch(marker -> marker.holds(markers))) {
            throw refused(pylock.file() + " is for none of the environments of " + target.name());
        }
        Map<PypiName, PylockPackage> byName = new TreeMap<>();
        List<PylockPackage> selected = new ArrayList<>();
        for (PylockPackage wanted : pylock.packages()) {
            if (!wanted.marker().holds(markers)) {
                continue;
            }
            if (!wanted.requiresPython().contains(target.python())) {
                throw refused(wanted.place() + ": " + wanted + " is for Python " + wanted.requiresPython()
                        + ", not for " + target.name());
            }
            PylockPackage other = byName.put(wanted.name(), wanted);
            if (other != null) {
                throw refused(wanted.place() + ": " + wanted + " is to be installed on " + target.name()
                        + ", and so is " + other + " (" + other.place() + ")");
            }
            selected.add(
                    wanted.source() instanceof IndexFiles files ? wanted.from(best(wanted, files.files())) : wanted);
        }
        return List.copyOf(selected);
    }

    private IndexFiles best(PylockPackage wanted, List<PylockFile> files) {
        return files.stream()
                .filter(file -> rank(file) < Integer.MAX_VALUE)
                .min(Comparator.comparingInt(this::rank)
                        .thenComparing(Comparator.comparingLong(PylockSelection::buildNumber)
                                .reversed())
                        .thenComparing(PylockFile::name))
                .map(file -> new IndexFiles(List.of(file)))
                .orElseThrow(() -> refused(
                        wanted.place() + ": " + wanted + " has no wheel for " + target.name() + ", and no sdist"));
    }

    /** Source distributions fit behind all wheels that do. */
    private int rank(PylockFile file) {
        return file.isWheel()
                ? target.tags().rank(WheelName.parse(file.name())).orElse(Integer.MAX_VALUE)
                : Integer.MAX_VALUE - 1;
    }

    private static long buildNumber(PylockFile file) {
        return file.isWheel() ? WheelName.parse(file.name()).buildNumber() : -1;
    }

    private static InvalidInput refused(String why) {
        return new InvalidInput(
                why + ".",
                Remedy.fixInput("Have the file made for this platform and Python, too, or ask for what it is for."));
    }
}

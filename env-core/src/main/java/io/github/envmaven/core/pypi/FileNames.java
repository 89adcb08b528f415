package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.WheelParts;
import io.github.envmaven.core.pep.WheelTag;
import io.github.envmaven.core.pep.WheelTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the names of many files for one interpreter. The same versions, tags and spellings come again and again, and each is
 * read once; the answers are those of {@link Distribution#find}. Safe for several threads.
 */
final class FileNames {

    private static final int MISFIT = -1;
    private static final int NO_TAGS = -2;

    private final WheelTags accepted;
    private final Map<String, Optional<Pep440Version>> versions = new ConcurrentHashMap<>();
    private final Map<String, Integer> ranks = new ConcurrentHashMap<>();
    private final Map<String, PypiName> projects = new ConcurrentHashMap<>();

    /**
     * A reader.
     *
     * @param accepted what the interpreter accepts
     */
    FileNames(WheelTags accepted) {
        this.accepted = accepted;
    }

    /** What a file's name says; empty where it is no distribution of the project. */
    Optional<Distribution> read(IndexFile file, PypiName project) {
        if (!file.isWheel()) {
            return Distribution.find(file).filter(sdist -> sdist.name().equals(project));
        }
        return WheelParts.find(file.fileName())
                .filter(parts -> projects.computeIfAbsent(parts.name(), name -> parts.project())
                                .equals(project)
                        && rank(parts.tags()) != NO_TAGS)
                .flatMap(parts -> versions.computeIfAbsent(parts.version(), Pep440Version::find)
                        .map(version -> new Distribution(file, project, version, parts.tags(), parts.buildNumber())));
    }

    /** Whether the interpreter can install a file; source distributions fit all. */
    boolean isAccepted(Distribution file) {
        return !file.isWheel() || rank(file.tags()) >= 0;
    }

    /** How well a file fits, the lower the better: wheels by their tags, source distributions behind all of them. */
    int rank(Distribution file) {
        return isAccepted(file) && file.isWheel() ? rank(file.tags()) : Integer.MAX_VALUE;
    }

    private int rank(String tags) {
        return ranks.computeIfAbsent(tags, this::readRank);
    }

    private int readRank(String tags) {
        List<WheelTag> parsed;
        try {
            parsed = WheelTag.parseAll(tags);
        } catch (InvalidInput e) {
            return NO_TAGS;
        }
        return accepted.rank(parsed).orElse(MISFIT);
    }
}

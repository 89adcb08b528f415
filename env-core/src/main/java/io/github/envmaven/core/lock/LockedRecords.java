package io.github.envmaven.core.lock;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.ChannelSettings;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.PackageRecordBuilder;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns records into what a lock says of them, and back into what an installer needs. */
public final class LockedRecords {

    private static final Pattern DEPENDS = Pattern.compile("(?:.*::)?\\s*([A-Za-z0-9_.-]+)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern VERSION_ONLY = Pattern.compile("[^\\s\\[]+");

    private LockedRecords() {}

    /**
     * Locks a record.
     *
     * @param record what was resolved
     * @param platform the platform it was resolved for
     * @param categories the categories that need it; at least one
     * @return the locked package
     */
    public static LockedPackage.Conda toLocked(RepoDataRecord record, String platform, List<String> categories) {
        PackageRecord fields = record.packageRecord();
        Map<String, String> dependencies = new TreeMap<>();
        for (String depends : fields.depends()) {
            Matcher matcher = DEPENDS.matcher(depends);
            if (matcher.matches()) {
                dependencies.merge(
                        PackageName.of(matcher.group(1)).value(),
                        matcher.group(2).strip(),
                        LockedRecords::both);
            }
        }
        return new LockedPackage.Conda(
                fields.name().value(),
                fields.version().toString(),
                fields.build(),
                platform,
                dependencies,
                record.url(),
                LockedDigests.of(fields.md5().orElse(null), fields.sha256().orElse(null)),
                categories);
    }

    /**
     * What is known of a locked package. Its channel, subdir and file are those of its URL, its build number is the end
     * of its build string; whether a package of {@code noarch} is Python is guessed from its build string, until its
     * archive is opened.
     *
     * @param locked a package of a lock
     * @return a record for an installer
     */
    public static RepoDataRecord toRecord(LockedPackage.Conda locked) {
        String url = LockUrl.withoutCredentials(locked.url());
        String subdir = CondaFileName.subdirOf(url);
        List<String> depends = new ArrayList<>();
        locked.dependencies().forEach((name, constraint) -> depends.add((name + " " + constraint).strip()));
        PackageRecordBuilder builder = PackageRecord.builder(
                        PackageName.of(locked.name()), Version.parse(locked.version()), locked.build())
                .buildNumber(CondaFileName.buildNumberOf(locked.build()))
                .subdir(subdir)
                .noArch(noArch(subdir, locked.build()))
                .depends(depends);
        locked.digests().md5().ifPresent(builder::md5);
        locked.digests().sha256().ifPresent(builder::sha256);
        return new RepoDataRecord(builder.build(), locked.fileName(), url, channelOf(url));
    }

    /**
     * A URL of a lock as it is fetched: without the places of credentials, which are asked for where they are needed.
     *
     * @param url a URL of a lock
     * @return the URL
     */
    public static String withoutCredentials(String url) {
        return LockUrl.withoutCredentials(url);
    }

    /** A lock has one constraint a name, records may have several: versions are joined, a build outweighs them. */
    private static String both(String first, String second) {
        if (first.equals(second) || second.isEmpty()) {
            return first;
        }
        if (first.isEmpty()) {
            return second;
        }
        boolean versions = VERSION_ONLY.matcher(first).matches()
                && VERSION_ONLY.matcher(second).matches();
        boolean alternatives = first.contains("|") || second.contains("|");
        if (versions && !alternatives) {
            return first + "," + second;
        }
        return VERSION_ONLY.matcher(first).matches() && !versions ? second : first;
    }

    private static NoArch noArch(String subdir, String build) {
        if (!subdir.equals(Subdir.NOARCH)) {
            return NoArch.NONE;
        }
        return build.contains("py") ? NoArch.PYTHON : NoArch.GENERIC;
    }

    private static Channel channelOf(String url) {
        String base = CondaFileName.channelOf(url);
        return new Channel(ChannelSettings.shortName(base), base);
    }
}

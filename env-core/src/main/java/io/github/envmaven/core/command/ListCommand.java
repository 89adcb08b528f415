package io.github.envmaven.core.command;

import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.lock.LockedRecords;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.record.RepoDataRecord;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists what a lock or an environment has. */
public final class ListCommand {

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public ListCommand(EnvSession session) {
        // Needs nothing of the session yet; taken so that all commands are made alike.
    }

    /**
     * Lists packages.
     *
     * @param request of what
     * @return the packages, by name
     */
    public List<ListedPackage> run(ListRequest request) {
        return Files.isRegularFile(request.source()) ? locked(request) : installed(request);
    }

    private static List<ListedPackage> locked(ListRequest request) {
        LockFile lock = LockFileReader.read(request.source());
        String platform = HostPlatform.nameOr(request.platform());
        LockedEnvironment environment = LockedPlatform.of(lock, request.source(), platform);
        List<ListedPackage> listed = new ArrayList<>();
        for (LockedPackage.Conda conda : environment.conda()) {
            RepoDataRecord record = LockedRecords.toRecord(conda);
            listed.add(new ListedPackage(
                    conda.name(),
                    conda.version(),
                    conda.build(),
                    record.channel().name()));
        }
        environment.pip().forEach(pip -> listed.add(new ListedPackage(pip.name(), pip.version(), "", "pypi")));
        listed.sort(Comparator.comparing(ListedPackage::name));
        return listed;
    }

    private static List<ListedPackage> installed(ListRequest request) {
        Prefix prefix = new Prefix(request.source());
        PrefixStatus.requireFinished(prefix);
        List<ListedPackage> listed = new ArrayList<>();
        PrefixRecords.read(prefix).forEach(record -> listed.add(listed(record)));
        InstalledWheels.read(prefix)
                .forEach(wheel -> listed.add(new ListedPackage(wheel.project().value(), wheel.version(), "", "pypi")));
        listed.sort(Comparator.comparing(ListedPackage::name));
        return listed;
    }

    private static ListedPackage listed(PrefixRecord record) {
        return new ListedPackage(
                record.name().value(),
                record.packageRecord().version().toString(),
                record.packageRecord().build(),
                record.record().channel().name());
    }
}

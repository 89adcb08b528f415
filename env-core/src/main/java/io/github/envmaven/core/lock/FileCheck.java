package io.github.envmaven.core.lock;

import io.github.envmaven.core.channel.Subdir;
import java.util.List;

/** Checks that the files of locked packages are where and what they should be. */
final class FileCheck {

    private FileCheck() {}

    static void inspect(List<LockedChannel> channels, LockedEnvironment environment, List<LockFinding> findings) {
        String platform = environment.platform();
        for (LockedPackage locked : environment.packages()) {
            String text = locked.name() + " " + locked.version();
            boolean isCommit =
                    locked instanceof LockedPackage.Pip pip && !pip.revision().isEmpty();
            if (locked.digests().sha256().isEmpty() && !isCommit) {
                findings.add(new LockFlaw.NoSha256(platform, text));
            }
            if (locked instanceof LockedPackage.Conda conda) {
                inspect(conda, text, channels, findings);
            }
        }
    }

    private static void inspect(
            LockedPackage.Conda locked, String text, List<LockedChannel> channels, List<LockFinding> findings) {
        String platform = locked.platform();
        String subdir = CondaFileName.subdirOf(locked.url());
        if (!subdir.equals(platform) && !subdir.equals(Subdir.NOARCH)) {
            findings.add(new LockFlaw.WrongSubdir(platform, text, subdir));
        }
        String stem = locked.name() + "-" + locked.version() + "-" + locked.build();
        if (!CondaFileName.stemOf(locked.url()).equals(stem)) {
            findings.add(new LockFlaw.WrongFileName(platform, text, locked.fileName()));
        }
        if (!channels.isEmpty() && !ChannelCheck.isIn(locked.url(), channels)) {
            findings.add(
                    new LockFlaw.ForeignChannel(platform, text, LockUrl.masked(CondaFileName.channelOf(locked.url()))));
        }
    }
}

package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.LockOutdated;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockFinding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Words the refusal of a lock that does not fit its inputs, or itself. */
final class StaleLock {

    private static final int SHOWN = 10;

    private StaleLock() {}

    /**
     * The problem for a lock with findings.
     *
     * @param lockFile the lock
     * @param findings at least one
     * @return one line a finding, the first ten
     */
    static LockOutdated of(Path lockFile, List<LockFinding> findings) {
        return problem(lockFile + " does not fit its inputs:\n  ", findings);
    }

    /**
     * The problem for a lock that contradicts itself, as one does that was edited.
     *
     * @param lockFile the lock
     * @param findings at least one
     * @return one line a finding, the first ten
     */
    static LockOutdated broken(Path lockFile, List<LockFinding> findings) {
        return problem(lockFile + " contradicts itself, as if it had been edited:\n  ", findings);
    }

    private static LockOutdated problem(String beginning, List<LockFinding> findings) {
        String more = findings.size() > SHOWN ? "\n  and " + (findings.size() - SHOWN) + " more" : "";
        return new LockOutdated(
                findings.stream()
                        .limit(SHOWN)
                        .map(LockFinding::message)
                        .collect(Collectors.joining("\n  ", beginning, more)),
                Remedy.of(Remedy.Kind.RELOCK));
    }
}

package io.github.envmaven.core.lock;

import io.github.envmaven.core.error.Remedy;

/** A way in which a lock is not what is asked for now. */
public sealed interface LockDrift extends LockFinding {

    @Override
    default Weight weight() {
        return Weight.OUTDATED;
    }

    /**
     * A platform is asked for and not locked.
     *
     * @param platform which
     */
    record PlatformNotLocked(String platform) implements LockDrift {
        @Override
        public String message() {
            return "The platform " + platform + " is not locked.";
        }

        @Override
        public Remedy remedy() {
            return Remedy.of(Remedy.Kind.ADD_PLATFORM, platform);
        }
    }

    /**
     * A platform is locked and no longer asked for.
     *
     * @param platform which
     */
    record PlatformNotAskedFor(String platform) implements LockDrift {
        @Override
        public String message() {
            return "The platform " + platform + " is locked and no longer asked for.";
        }
    }

    /**
     * The channels are not those that were locked, or not in their order.
     *
     * @param locked the lock's
     * @param requested the manifest's
     */
    record ChannelsChanged(String locked, String requested) implements LockDrift {
        @Override
        public String message() {
            return "The channels are now " + requested + "; locked are " + locked + ".";
        }
    }

    /**
     * A spec is asked for that was not when the lock was made.
     *
     * @param platform where
     * @param spec what
     * @param origin where it was written
     */
    record SpecAdded(String platform, String spec, String origin) implements LockDrift {
        @Override
        public String message() {
            return "'" + spec + "' (" + origin + ") was added for " + platform + " since it was locked.";
        }
    }

    /**
     * A spec is no longer asked for.
     *
     * @param platform where
     * @param spec what was asked for
     */
    record SpecRemoved(String platform, String spec) implements LockDrift {
        @Override
        public String message() {
            return "'" + spec + "' was removed for " + platform + " since it was locked.";
        }
    }

    /**
     * Something else is asked of a package than when the lock was made.
     *
     * @param platform where
     * @param locked what was asked for
     * @param requested what is asked for now
     * @param origin where it was written
     */
    record SpecChanged(String platform, String locked, String requested, String origin) implements LockDrift {
        @Override
        public String message() {
            return "'" + locked + "' is now '" + requested + "' (" + origin + ") for " + platform + ".";
        }
    }

    /**
     * The digest of what is asked for changed, and nothing says in what.
     *
     * @param platform where
     */
    record InputChanged(String platform) implements LockDrift {
        @Override
        public String message() {
            return "What is asked for " + platform + " changed since it was locked: its content_hash differs.";
        }
    }

    /**
     * No locked package is what a spec asks for.
     *
     * @param platform where
     * @param spec what
     * @param origin where it was written
     * @param locked what is locked of that name; empty where nothing is
     */
    record SpecUnmet(String platform, String spec, String origin, String locked) implements LockDrift {
        @Override
        public String message() {
            String found = locked.isEmpty() ? "nothing of that name is locked" : "locked is " + locked;
            return "'" + spec + "' (" + origin + ") is not met for " + platform + ": " + found + ".";
        }
    }

    /**
     * A package is locked that nothing asks for.
     *
     * @param platform where
     * @param locked the package
     */
    record Unneeded(String platform, String locked) implements LockDrift {
        @Override
        public String message() {
            return locked + " is locked for " + platform + " and nothing asks for it.";
        }
    }

    /**
     * An environment variable was added, changed or removed.
     *
     * @param name the variable
     * @param locked its value in the lock; empty where it has none
     * @param requested its value now; empty where it has none
     */
    record VariableChanged(String name, String locked, String requested) implements LockDrift {
        @Override
        public String message() {
            return "The variable " + name + " is now '" + requested + "'; locked is '" + locked + "'.";
        }
    }
}

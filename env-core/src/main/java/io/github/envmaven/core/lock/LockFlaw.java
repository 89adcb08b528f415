package io.github.envmaven.core.lock;

/** A way in which a lock contradicts itself, or keeps less watch than it should. */
public sealed interface LockFlaw extends LockFinding {

    /**
     * A package needs another that is not locked, or not in its category.
     *
     * @param platform where
     * @param locked the package
     * @param dependency what it needs
     * @param category the category that would lack it
     */
    record DependencyMissing(String platform, String locked, String dependency, String category) implements LockFlaw {
        @Override
        public Weight weight() {
            return Weight.BROKEN;
        }

        @Override
        public String message() {
            String place = category.equals(LockFileFormat.MAIN) ? "" : " in the category " + category;
            return locked + " needs '" + dependency + "', which is not locked for " + platform + place + ".";
        }
    }

    /**
     * A package needs another version or build of a package than is locked.
     *
     * @param platform where
     * @param locked the package
     * @param dependency what it needs
     * @param found what is locked, or what the platform was taken to have
     */
    record DependencyUnmet(String platform, String locked, String dependency, String found) implements LockFlaw {
        @Override
        public Weight weight() {
            return Weight.BROKEN;
        }

        @Override
        public String message() {
            return locked + " needs '" + dependency + "' on " + platform + ", but there is " + found + ".";
        }
    }

    /**
     * A package's URL lies in the subdir of another platform.
     *
     * @param platform where it is locked
     * @param locked the package
     * @param subdir where its URL lies
     */
    record WrongSubdir(String platform, String locked, String subdir) implements LockFlaw {
        @Override
        public Weight weight() {
            return Weight.BROKEN;
        }

        @Override
        public String message() {
            return locked + " is locked for " + platform + ", but its URL lies in '" + subdir + "'.";
        }
    }

    /**
     * A package's URL names another file than its name, version and build would.
     *
     * @param platform where
     * @param locked the package
     * @param fileName the URL's file
     */
    record WrongFileName(String platform, String locked, String fileName) implements LockFlaw {
        @Override
        public Weight weight() {
            return Weight.DOUBTFUL;
        }

        @Override
        public String message() {
            return locked + " is locked for " + platform + " with the file " + fileName
                    + ", which is not named after it.";
        }
    }

    /**
     * A package lies in none of the lock's channels.
     *
     * @param platform where
     * @param locked the package
     * @param channel the channel of its URL
     */
    record ForeignChannel(String platform, String locked, String channel) implements LockFlaw {
        @Override
        public Weight weight() {
            return Weight.DOUBTFUL;
        }

        @Override
        public String message() {
            return locked + " is locked for " + platform + " from " + channel
                    + ", which is none of the lock's channels.";
        }
    }

    /**
     * A package is locked without a SHA-256, so that its content is not proved.
     *
     * @param platform where
     * @param locked the package
     */
    record NoSha256(String platform, String locked) implements LockFlaw {
        @Override
        public Weight weight() {
            return Weight.DOUBTFUL;
        }

        @Override
        public String message() {
            return locked + " is locked for " + platform + " without a SHA-256.";
        }
    }
}

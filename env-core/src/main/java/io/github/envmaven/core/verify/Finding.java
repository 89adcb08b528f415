package io.github.envmaven.core.verify;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.Remedy;
import java.nio.file.Path;

/** One difference between what is and what should be. */
public sealed interface Finding {

    /**
     * What differs, and where.
     *
     * @return a whole sentence
     */
    String message();

    /**
     * The installed package whose file differs.
     *
     * @return name, version and build; empty where it is not about a file of a package
     */
    default String owner() {
        return "";
    }

    /**
     * What the user can do about it.
     *
     * @return making the environment again, unless the finding says otherwise
     */
    default Remedy remedy() {
        return Remedy.of(owner().isEmpty() ? Remedy.Kind.RECREATE : Remedy.Kind.REPAIR);
    }

    /**
     * There is no environment.
     *
     * @param prefix where it should be
     */
    record MissingEnvironment(Path prefix) implements Finding {

        @Override
        public String message() {
            return "There is no environment at " + prefix + ".";
        }
    }

    /**
     * The last change of the environment was interrupted.
     *
     * @param prefix the environment
     */
    record UnfinishedEnvironment(Path prefix) implements Finding {

        @Override
        public String message() {
            return "The environment at " + prefix + " is half made: its last change was interrupted.";
        }
    }

    /**
     * A record of an installed package cannot be read.
     *
     * @param problem what is wrong with which file
     */
    record UnreadableRecord(String problem) implements Finding {

        @Override
        public String message() {
            return problem + ".";
        }

        @Override
        public Remedy remedy() {
            return Remedy.of(Remedy.Kind.REPAIR);
        }
    }

    /**
     * A package is not installed.
     *
     * @param wanted name, version and build
     */
    record MissingPackage(String wanted) implements Finding {

        @Override
        public String message() {
            return "Package " + wanted + " is not installed.";
        }
    }

    /**
     * A package is installed that should not be.
     *
     * @param installed name, version and build
     */
    record ExtraPackage(String installed) implements Finding {

        @Override
        public String message() {
            return "Package " + installed + " is installed but not locked.";
        }
    }

    /**
     * Another file of a package is installed than the one that is wanted.
     *
     * @param installed name, version and build
     * @param wanted name, version and build
     */
    record DifferentPackage(String installed, String wanted) implements Finding {

        @Override
        public String message() {
            return installed.equals(wanted)
                    ? "Package " + installed + " is installed from another file than the locked one."
                    : "Package " + installed + " is installed, but " + wanted + " is locked.";
        }
    }

    /**
     * A file of a package is gone.
     *
     * @param owner the package
     * @param path relative to the environment
     */
    record MissingFile(String owner, String path) implements Finding {

        @Override
        public String message() {
            return "File " + path + " of package " + owner + " is missing.";
        }
    }

    /**
     * A file of a package has other content.
     *
     * @param owner the package
     * @param path relative to the environment
     * @param expected the hash it should have
     * @param detail what it has instead
     */
    record ModifiedFile(String owner, String path, Sha256 expected, String detail) implements Finding {

        @Override
        public String message() {
            return "File " + path + " of package " + owner + " was modified: " + detail + ".";
        }
    }

    /**
     * A file of a package was replaced by one that something else installed, as pip does without asking.
     *
     * @param owner the package
     * @param path relative to the environment
     * @param by what the file is from now
     */
    record OverwrittenFile(String owner, String path, String by) implements Finding {

        @Override
        public String message() {
            return "File " + path + " of package " + owner + " was overwritten by " + by + ".";
        }
    }

    /**
     * A file belongs to no package.
     *
     * @param path relative to the environment
     * @param by what it is from; empty where nothing says
     */
    record ForeignFile(String path, String by) implements Finding {

        @Override
        public String message() {
            return "File " + path
                    + (by.isEmpty() ? " belongs to no package." : " belongs to " + by + ", which is not locked.");
        }

        @Override
        public Remedy remedy() {
            return Remedy.of(Remedy.Kind.REMOVE_FOREIGN);
        }
    }

    /**
     * A distribution belongs to no package, and a package has the same project: what Python imports may be of either, and
     * {@code importlib.metadata} tells the version of whichever it finds first.
     *
     * @param distribution the one that nobody locked, as {@code numpy-2.4.0.dist-info}
     * @param locked the one of a package, as {@code numpy-2.4.6.dist-info}
     */
    record SecondDistribution(String distribution, String locked) implements Finding {

        @Override
        public String message() {
            return distribution + " belongs to no package and lies beside " + locked + ": Python may find either.";
        }

        @Override
        public Remedy remedy() {
            return Remedy.of(Remedy.Kind.REMOVE_FOREIGN);
        }
    }

    /**
     * Where a file, a link or a directory of a package should be is something of another kind.
     *
     * @param owner the package
     * @param path relative to the environment
     * @param expected {@code file}, {@code link} or {@code directory}
     * @param actual what it is
     */
    record DifferentKind(String owner, String path, String expected, String actual) implements Finding {

        @Override
        public String message() {
            return path + " of package " + owner + " is a " + actual + " and should be a " + expected + ".";
        }
    }

    /**
     * A link of a package points elsewhere.
     *
     * @param owner the package
     * @param path relative to the environment
     * @param expected the text it should have
     * @param actual the text it has
     */
    record DifferentLink(String owner, String path, String expected, String actual) implements Finding {

        @Override
        public String message() {
            return "Link " + path + " of package " + owner + " points to " + actual + " instead of " + expected + ".";
        }
    }

    /**
     * A file of a package cannot be read.
     *
     * @param owner the package
     * @param path relative to the environment
     * @param reason why not
     */
    record UnreadableFile(String owner, String path, String reason) implements Finding {

        @Override
        public String message() {
            return "File " + path + " of package " + owner + " cannot be read: " + reason + ".";
        }
    }
}

package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Asks for an environment in another format.
 *
 * @param source a lock file, or an environment's directory
 * @param platform the platform to export from a lock; empty for the machine's own
 * @param format the format
 */
public record ExportRequest(Path source, String platform, Format format) {

    /** The formats that can be written. */
    public enum Format {
        /** {@code environment.yml} with versions and builds. */
        ENVIRONMENT_YML,
        /** {@code environment.yml} with versions alone, which other platforms may solve too. */
        ENVIRONMENT_YML_NO_BUILDS,
        /** The {@code @EXPLICIT} list of URLs with hashes (CEP 23). */
        EXPLICIT,
        /** A {@code requirements.txt} of every Python distribution, without hashes. */
        REQUIREMENTS_TXT,
        /** A {@code requirements.txt} of pip's packages with hashes, for {@code pip install --require-hashes -r}. */
        REQUIREMENTS_TXT_HASHES,
        /** A {@code pylock.toml} of pip's packages (PEP 751). */
        PYLOCK_TOML;

        /**
         * The value as users write it.
         *
         * @return in lower case, with hyphens
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

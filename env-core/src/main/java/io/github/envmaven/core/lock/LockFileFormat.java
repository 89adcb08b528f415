package io.github.envmaven.core.lock;

import java.util.List;

/** The words of the unified lock file, version 1, as conda-lock writes it and CEP 37 describes it. */
public final class LockFileFormat {

    /** The usual name of a lock file; micromamba knows one by the ending {@code -lock.yml}. */
    public static final String FILE_NAME = "conda-lock.yml";

    /** The version that is read and written. */
    public static final int VERSION = 1;

    /** The category of what is always installed. */
    public static final String MAIN = "main";

    static final List<String> KEYS = List.of("version", "metadata", "package");

    static final List<String> METADATA_KEYS = List.of(
            "content_hash",
            "channels",
            "platforms",
            "sources",
            "time_metadata",
            "git_metadata",
            "inputs_metadata",
            "custom_metadata");

    static final List<String> CHANNEL_KEYS = List.of("url", "used_env_vars");

    /** {@code constrains} is micromamba's; it says nothing that an installer needs, and conda-lock refuses it. */
    static final List<String> PACKAGE_KEYS = List.of(
            "name",
            "version",
            "manager",
            "platform",
            "dependencies",
            "url",
            "hash",
            "source",
            "build",
            "category",
            "optional",
            "constrains");

    static final List<String> HASH_KEYS = List.of("md5", "sha256");

    private LockFileFormat() {}
}

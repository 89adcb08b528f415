package io.github.envmaven.plugin;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One {@code <environment>} of the plugin's configuration; what is left out has the defaults of the single environment. */
public final class EnvironmentConfig {

    /** The name, which other defaults derive from; required, and unique in the POM. */
    @Nullable
    String name;

    /** The environment file; by default {@code environment-NAME.yml} where it exists. */
    @Nullable
    File file;

    /** The lock file; by default {@code NAME-conda-lock.yml}. */
    @Nullable
    File lockFile;

    /** The environment's directory; by default {@code target/envs/NAME}. */
    @Nullable
    File prefix;

    /** Channels, highest priority first; they replace those of the file. */
    List<String> channels = new ArrayList<>();

    /** Conda dependencies given in place of a file. */
    List<String> dependencies = new ArrayList<>();

    /** Pip requirements given in place of a file. */
    List<String> pip = new ArrayList<>();

    /** Platforms to lock; they replace those of the file. */
    List<String> platforms = new ArrayList<>();

    /** Environment variables given in place of a file. */
    Map<String, String> variables = new LinkedHashMap<>();
}

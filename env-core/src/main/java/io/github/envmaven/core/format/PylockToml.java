package io.github.envmaven.core.format;

import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.lock.LockedRecords;
import io.github.envmaven.core.pep.PypiName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code pylock.toml} (PEP 751) of what pip installs, for one platform.
 *
 * <pre>{@code
 * [[packages]]
 * name = "idna"
 * version = "3.7"
 *
 * [[packages.wheels]]
 * name = "idna-3.7-py3-none-any.whl"
 * url = "https://files.pythonhosted.org/packages/.../idna-3.7-py3-none-any.whl"
 * hashes = { sha256 = "82fee1fc78add43492d3a1898bfa6d8a904cc97d8427f683ed8e798d07761aa0" }
 * }</pre>
 */
public final class PylockToml {

    /** The platforms that Python has names for, by conda's name: {@code sys_platform} and {@code platform_machine}. */
    private static final Map<String, List<String>> PLATFORMS = Map.ofEntries(
            Map.entry("linux-64", List.of("linux", "x86_64")),
            Map.entry("linux-32", List.of("linux", "i686")),
            Map.entry("linux-aarch64", List.of("linux", "aarch64")),
            Map.entry("linux-ppc64le", List.of("linux", "ppc64le")),
            Map.entry("linux-s390x", List.of("linux", "s390x")),
            Map.entry("osx-64", List.of("darwin", "x86_64")),
            Map.entry("osx-arm64", List.of("darwin", "arm64")),
            Map.entry("win-64", List.of("win32", "AMD64")),
            Map.entry("win-32", List.of("win32", "x86")),
            Map.entry("win-arm64", List.of("win32", "ARM64")));

    private final LockedEnvironment environment;
    private final Set<String> names = new HashSet<>();
    private final StringBuilder out = new StringBuilder();

    private PylockToml(LockedEnvironment environment) {
        this.environment = environment;
        environment.pip().forEach(locked -> names.add(PypiName.normalized(locked.name())));
    }

    /**
     * Writes the file. Packages that conda installs are not in it: what is left of it needs them all the same.
     *
     * @param environment the packages
     * @return the whole file, packages by name
     */
    public static String write(LockedEnvironment environment) {
        PylockToml toml = new PylockToml(environment);
        toml.writeHead();
        environment.pip().forEach(toml::write);
        return toml.out.toString();
    }

    private void writeHead() {
        entry("lock-version", quoted("1.0"));
        List<String> platform = PLATFORMS.getOrDefault(environment.platform(), List.of());
        if (!platform.isEmpty()) {
            String marker =
                    "sys_platform == '" + platform.get(0) + "' and platform_machine == '" + platform.get(1) + "'";
            entry("environments", "[" + quoted(marker) + "]");
        }
        python().ifPresent(version -> entry("requires-python", quoted("==" + version + ".*")));
        entry("created-by", quoted("env-maven-plugin"));
    }

    /** The two parts of Python's version that decide which wheels fit. */
    private Optional<String> python() {
        return environment
                .findConda("python")
                .map(python -> python.version().split("\\.", -1))
                .filter(parts -> parts.length > 1)
                .map(parts -> parts[0] + "." + parts[1]);
    }

    private void write(LockedPackage.Pip locked) {
        out.append("\n[[packages]]\n");
        entry("name", quoted(PypiName.normalized(locked.name())));
        entry("version", quoted(locked.version()));
        writeDependencies(locked);
        String url = LockedRecords.withoutCredentials(locked.url());
        String hashes = locked.digests()
                .sha256()
                .map(sha256 -> "{ sha256 = " + quoted(sha256.hex()) + " }")
                .orElse("{}");
        if (!locked.revision().isEmpty()) {
            out.append("\n[packages.vcs]\n");
            entry("type", quoted("git"));
            int fragment = locked.url().indexOf("#subdirectory=");
            String place = fragment < 0 ? locked.url() : locked.url().substring(0, fragment);
            entry("url", quoted(place.replaceFirst("^git\\+", "").replaceFirst("@[^@/]*$", "")));
            entry("commit-id", quoted(locked.revision()));
            if (fragment >= 0) {
                entry("subdirectory", quoted(locked.url().substring(fragment + "#subdirectory=".length())));
            }
        } else if (!locked.sourceUrl().isEmpty()) {
            out.append("\n[packages.archive]\n");
            entry("url", quoted(url));
            entry("hashes", hashes);
        } else {
            out.append(url.endsWith(".whl") ? "\n[[packages.wheels]]\n" : "\n[packages.sdist]\n");
            entry("name", quoted(locked.fileName()));
            entry("url", quoted(url));
            entry("hashes", hashes);
        }
    }

    private void writeDependencies(LockedPackage.Pip locked) {
        List<String> dependencies = new ArrayList<>();
        for (String name : locked.dependencies().keySet()) {
            String normalized = PypiName.normalized(name);
            if (names.contains(normalized)) {
                dependencies.add("{ name = " + quoted(normalized) + " }");
            }
        }
        if (!dependencies.isEmpty()) {
            entry("dependencies", "[" + String.join(", ", dependencies) + "]");
        }
    }

    private void entry(String key, String value) {
        out.append(key).append(" = ").append(value).append('\n');
    }

    /** A basic string of TOML. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}

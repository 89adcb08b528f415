package io.github.envmaven.core.pipconf;

import io.github.envmaven.core.toml.TomlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * uv's configuration: {@code uv.toml} of the project, else of the user, else of the machine, and {@code UV_*} variables, which
 * count more.
 *
 * <pre>
 *   [[index]]
 *   name = "team"
 *   url = "https://team.example.com/simple"
 *   default = true
 * </pre>
 *
 * <p>An index that is {@code explicit} is for packages that name it, and is left out.
 */
final class UvToml {

    private final List<String> indexes = new ArrayList<>();
    private String main = "";
    private boolean isNone;

    private UvToml() {}

    static ConfiguredIndexes read(Map<String, String> environment, Path home, Path project) {
        UvToml uv = new UvToml();
        if (!isOn(environment, "UV_NO_CONFIG")) {
            file(environment, home, project).ifPresent(uv::add);
        }
        return uv.with(environment);
    }

    private static Optional<Path> file(Map<String, String> environment, Path home, Path project) {
        String own = environment.getOrDefault("UV_CONFIG_FILE", "");
        if (!own.isEmpty()) {
            return Optional.of(Path.of(own));
        }
        String roaming = environment.getOrDefault("APPDATA", "");
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path user = xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg);
        List<Path> files = List.of(
                project.resolve("uv.toml"),
                (ConfigFile.isWindows() && !roaming.isEmpty() ? Path.of(roaming) : user).resolve("uv/uv.toml"),
                Path.of("/etc/xdg/uv/uv.toml"),
                Path.of("/etc/uv/uv.toml"));
        return files.stream().filter(Files::isRegularFile).findFirst();
    }

    private void add(Path file) {
        TomlNode settings = TomlNode.read(ConfigFile.text(file), file.toString());
        addSettings(settings);
        settings.findTable("pip").ifPresent(this::addSettings);
        settings.tables("index").forEach(this::addIndex);
    }

    private void addSettings(TomlNode settings) {
        indexes.addAll(settings.texts("extra-index-url"));
        settings.findText("index-url").ifPresent(url -> main = url);
        isNone = isNone || settings.isTrue("no-index");
    }

    private void addIndex(TomlNode index) {
        if (index.isTrue("explicit")) {
            return;
        }
        if (index.isTrue("default")) {
            main = index.text("url");
        } else {
            indexes.add(index.text("url"));
        }
    }

    private ConfiguredIndexes with(Map<String, String> environment) {
        List<String> more = new ArrayList<>();
        for (String variable : List.of("UV_INDEX", "UV_EXTRA_INDEX_URL")) {
            for (String word : ConfiguredIndexes.words(environment.getOrDefault(variable, ""))) {
                // UV_INDEX may give an index a name: name=url.
                more.add(word.matches("[A-Za-z0-9_-]+=.*") ? word.substring(word.indexOf('=') + 1) : word);
            }
        }
        more.addAll(indexes);
        for (String variable : List.of("UV_INDEX_URL", "UV_DEFAULT_INDEX")) {
            String url = environment.getOrDefault(variable, "").strip();
            main = url.isEmpty() ? main : url.replaceFirst("^[A-Za-z0-9_-]+=", "");
        }
        return new ConfiguredIndexes(more, main, isNone || isOn(environment, "UV_NO_INDEX"));
    }

    private static boolean isOn(Map<String, String> environment, String variable) {
        return List.of("1", "true")
                .contains(environment.getOrDefault(variable, "").strip());
    }
}

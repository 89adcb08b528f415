package io.github.envmaven.core.pipconf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * uv's configuration: {@code uv.toml} of the project, else of the user, else of the machine, and {@code UV_*} variables, which
 * count more. Of TOML it reads what index settings are written in: strings, lists of strings, booleans, and tables.
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

    private static final Pattern TABLE =
            Pattern.compile("(?m)^\\s*\\[\\[?\\s*([A-Za-z0-9_.-]+)\\s*\\]\\]?\\s*(?:#.*)?$");
    private static final Pattern ENTRY = Pattern.compile(
            "(?m)^\\s*([A-Za-z0-9_-]+)\\s*=\\s*(\\[[^\\]]*\\]|\"[^\"\\n]*\"|'[^'\\n]*'|true|false)\\s*(?:#.*)?$");
    private static final Pattern STRING = Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'");

    private final List<String> indexes = new ArrayList<>();
    private String main = "";
    private boolean isNone;

    private UvToml() {}

    static ConfiguredIndexes read(Map<String, String> environment, Path home, Path project) {
        UvToml uv = new UvToml();
        if (!isOn(environment, "UV_NO_CONFIG")) {
            uv.add(text(environment, home, project));
        }
        return uv.with(environment);
    }

    private static String text(Map<String, String> environment, Path home, Path project) {
        String own = environment.getOrDefault("UV_CONFIG_FILE", "");
        if (!own.isEmpty()) {
            return ConfigFile.text(Path.of(own));
        }
        String roaming = environment.getOrDefault("APPDATA", "");
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path user = xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg);
        List<Path> files = List.of(
                project.resolve("uv.toml"),
                (ConfigFile.isWindows() && !roaming.isEmpty() ? Path.of(roaming) : user).resolve("uv/uv.toml"),
                Path.of("/etc/xdg/uv/uv.toml"),
                Path.of("/etc/uv/uv.toml"));
        return files.stream()
                .map(ConfigFile::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void add(String text) {
        Matcher table = TABLE.matcher(text);
        int begin = 0;
        String name = "";
        while (table.find()) {
            addTable(name, text.substring(begin, table.start()));
            name = table.group(1);
            begin = table.end();
        }
        addTable(name, text.substring(begin));
    }

    private void addTable(String name, String body) {
        Map<String, String> values = new TreeMap<>();
        Matcher entry = ENTRY.matcher(body);
        while (entry.find()) {
            values.put(entry.group(1), entry.group(2));
        }
        if (name.equals("index")) {
            addIndex(values);
        } else if (name.isEmpty() || name.equals("pip")) {
            strings(values.getOrDefault("extra-index-url", "")).forEach(indexes::add);
            first(values, "index-url").ifPresent(url -> main = url);
            isNone = isNone || values.getOrDefault("no-index", "").equals("true");
        }
    }

    private void addIndex(Map<String, String> values) {
        Optional<String> url = first(values, "url");
        if (url.isEmpty() || values.getOrDefault("explicit", "").equals("true")) {
            return;
        }
        if (values.getOrDefault("default", "").equals("true")) {
            main = url.get();
        } else {
            indexes.add(url.get());
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

    private static Optional<String> first(Map<String, String> values, String key) {
        return strings(values.getOrDefault(key, "")).stream().findFirst();
    }

    private static List<String> strings(String value) {
        List<String> strings = new ArrayList<>();
        Matcher string = STRING.matcher(value);
        while (string.find()) {
            strings.add(string.group(1) == null ? string.group(2) : string.group(1));
        }
        return strings;
    }

    private static boolean isOn(Map<String, String> environment, String variable) {
        return List.of("1", "true")
                .contains(environment.getOrDefault(variable, "").strip());
    }
}

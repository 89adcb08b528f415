package io.github.envmaven.core.activate;

import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Works out one plan from the variables that earlier activations left behind. */
final class Activation {

    private static final String PREFIX = "CONDA_PREFIX";
    private static final String LEVEL = "CONDA_SHLVL";
    private static final String NAME = "CONDA_DEFAULT_ENV";
    private static final String PROMPT = "CONDA_PROMPT_MODIFIER";

    private final boolean windows;
    private final Map<String, String> environment;
    private final List<String> path;
    private final int level;
    private final Map<String, String> set = new LinkedHashMap<>();
    private final List<String> unset = new ArrayList<>();

    Activation(String platform, Map<String, String> environment) {
        this.windows = platform.startsWith("win-");
        this.environment = windows ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : new LinkedHashMap<>();
        this.environment.putAll(environment);
        this.path = split(this.environment.getOrDefault("PATH", ""));
        this.level = level();
    }

    ActivationPlan enter(Prefix prefix) {
        String old = environment.getOrDefault(PREFIX, "");
        if (level == 0 || old.isEmpty()) {
            return entered(prefix, 1, joined(directories(prefix), path), List.of());
        }
        Prefix left = new Prefix(Path.of(old));
        List<Path> scripts = PrefixVariables.deactivateScripts(left);
        if (left.equals(prefix)) {
            return entered(prefix, level, replaced(left, prefix), scripts);
        }
        set.put(PREFIX + "_" + level, old);
        return entered(prefix, level + 1, replaced(left, prefix), scripts);
    }

    ActivationPlan enterOnTop(Prefix prefix) {
        String old = environment.getOrDefault(PREFIX, "");
        if (level == 0 || old.isEmpty()) {
            return enter(prefix);
        }
        set.put(PREFIX + "_" + level, old);
        set.put("CONDA_STACKED_" + (level + 1), "true");
        return entered(prefix, level + 1, joined(directories(prefix), path), List.of());
    }

    ActivationPlan leave() {
        String old = environment.getOrDefault(PREFIX, "");
        if (level == 0 || old.isEmpty()) {
            return new ActivationPlan(path, List.of(), List.of(), Map.of(), List.of());
        }
        Prefix left = new Prefix(Path.of(old));
        List<Path> deactivate = PrefixVariables.deactivateScripts(left);
        restoreVariables(left);
        String earlier = environment.getOrDefault(PREFIX + "_" + (level - 1), "");
        if (level == 1 || earlier.isEmpty()) {
            unset.addAll(List.of(PREFIX, NAME, PROMPT));
            set.put(LEVEL, "0");
            return new ActivationPlan(without(directories(left)), deactivate, unset, set, List.of());
        }
        Prefix back = new Prefix(Path.of(earlier));
        unset.add(PREFIX + "_" + (level - 1));
        String stacked = "CONDA_STACKED_" + level;
        boolean wasStacked = environment.containsKey(stacked);
        if (wasStacked) {
            unset.add(stacked);
        }
        List<String> newPath = wasStacked ? without(directories(left)) : replaced(left, back);
        describe(back, level - 1);
        PrefixVariables.of(back).forEach(this::setVariable);
        return new ActivationPlan(newPath, deactivate, unset, set, PrefixVariables.activateScripts(back));
    }

    private ActivationPlan entered(Prefix prefix, int newLevel, List<String> newPath, List<Path> deactivate) {
        describe(prefix, newLevel);
        PrefixVariables.of(prefix).forEach((name, value) -> {
            String current = environment.get(name);
            // Entered anew, an environment finds its own values, and the saved ones must stay.
            if (current != null && newLevel != level) {
                set.put(saved(newLevel - 1, name), current);
            }
            setVariable(name, value);
        });
        return new ActivationPlan(newPath, deactivate, unset, set, PrefixVariables.activateScripts(prefix));
    }

    private void describe(Prefix prefix, int newLevel) {
        String name = nameOf(prefix);
        set.put(PREFIX, prefix.root().toString());
        set.put(LEVEL, Integer.toString(newLevel));
        set.put(NAME, name);
        set.put(PROMPT, "(" + name + ") ");
    }

    private void setVariable(String name, String value) {
        if (value.equals(PrefixState.UNSET)) {
            unset.add(name);
        } else {
            set.put(name, value);
        }
    }

    private void restoreVariables(Prefix left) {
        for (String name : PrefixVariables.of(left).keySet()) {
            String saved = saved(level - 1, name);
            String value = environment.get(saved);
            if (value == null) {
                unset.add(name);
            } else {
                unset.add(saved);
                set.put(name, value);
            }
        }
    }

    private static String saved(int level, String name) {
        return "__CONDA_SHLVL_" + level + "_" + name;
    }

    private static String nameOf(Prefix prefix) {
        Path parent = prefix.root().getParent();
        boolean named = parent != null && parent.endsWith("envs");
        return named ? prefix.root().getFileName().toString() : prefix.root().toString();
    }

    /** The directories with programs of an environment, the most important first. */
    private List<String> directories(Prefix prefix) {
        String root = prefix.root().toString();
        if (!windows) {
            return List.of(root + "/bin");
        }
        List<String> directories = new ArrayList<>(List.of(root));
        for (String mingw : List.of("ucrt64", "clang64", "mingw64", "clangarm64")) {
            if (prefix.resolve("Library/" + mingw + "/bin").toFile().isDirectory()) {
                directories.add(root + "\\Library\\" + mingw + "\\bin");
                break;
            }
        }
        for (String part : List.of("Library\\mingw-w64\\bin", "Library\\usr\\bin", "Library\\bin", "Scripts", "bin")) {
            directories.add(root + "\\" + part);
        }
        return directories;
    }

    /** The path with the directories of one environment where those of another were, or in front. */
    private List<String> replaced(Prefix old, Prefix replacement) {
        List<String> oldDirectories = directories(old);
        List<String> newPath = new ArrayList<>();
        boolean done = false;
        for (String entry : path) {
            if (!oldDirectories.contains(entry)) {
                newPath.add(entry);
            } else if (!done) {
                newPath.addAll(directories(replacement));
                done = true;
            }
        }
        return done ? newPath : joined(directories(replacement), newPath);
    }

    /** The path without one occurrence of each directory: a stacked environment may be there twice. */
    private List<String> without(List<String> directories) {
        List<String> newPath = new ArrayList<>(path);
        directories.forEach(newPath::remove);
        return newPath;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(windows ? ";" : ":", -1));
    }

    private int level() {
        try {
            return Math.max(
                    0, Integer.parseInt(environment.getOrDefault(LEVEL, "0").strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

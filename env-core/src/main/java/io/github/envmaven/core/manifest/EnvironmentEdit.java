package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.yaml.YamlNode;
import io.github.envmaven.core.yaml.YamlNode.Scalar;
import io.github.envmaven.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Adds dependencies to the text of an {@code environment.yml}, and takes them out; every other line stays as it is, with
 * its comments. What is not one dependency a line is left to the user.
 */
public final class EnvironmentEdit {

    private final String file;
    private final List<String> lines;
    private final List<Integer> itemLines = new ArrayList<>();
    private final List<Scalar> items = new ArrayList<>();
    private final int keyLine;

    private EnvironmentEdit(String text, String file) {
        this.file = file;
        this.lines = new ArrayList<>(text.lines().toList());
        Optional<YamlNode> root = Optional.of(YamlReader.read(text, file));
        this.keyLine = root.flatMap(YamlNode::asMapping).stream()
                .flatMap(mapping -> mapping.entries().stream())
                .filter(entry -> entry.key().text().equals("dependencies"))
                .mapToInt(entry -> entry.key().place().line() - 1)
                .findFirst()
                .orElse(-1);
        root.flatMap(YamlNode::asMapping)
                .flatMap(mapping -> mapping.find("dependencies"))
                .flatMap(YamlNode::asSequence)
                .ifPresent(sequence -> sequence.items().forEach(this::note));
    }

    private void note(YamlNode item) {
        itemLines.add(item.place().line() - 1);
        item.asScalar().ifPresent(items::add);
    }

    /**
     * Takes dependencies out.
     *
     * @param text the whole file
     * @param file how messages name the file
     * @param names the packages
     * @return the file without the lines that ask for one of them
     * @throws InvalidInput when one of them is not on a line of its own
     */
    public static String remove(String text, String file, Collection<PackageName> names) {
        EnvironmentEdit edit = new EnvironmentEdit(text, file);
        TreeSet<Integer> gone = new TreeSet<>();
        for (Scalar item : edit.items) {
            if (names.contains(edit.nameOf(item))) {
                gone.add(edit.lineOf(item));
            }
        }
        if (!gone.isEmpty() && gone.size() == edit.itemLines.size()) {
            edit.lines.set(
                    edit.keyLine, edit.lines.get(edit.keyLine).replaceFirst("dependencies\\s*:", "dependencies: []"));
        }
        gone.descendingIterator().forEachRemaining(line -> edit.lines.remove(line.intValue()));
        List<String> expected = edit.items.stream()
                .filter(item -> !names.contains(edit.nameOf(item)))
                .map(Scalar::text)
                .toList();
        return edit.checked(text, expected);
    }

    /**
     * Adds a dependency, or replaces the one of the same name.
     *
     * @param text the whole file
     * @param file how messages name the file
     * @param spec the dependency
     * @return the file with it
     * @throws InvalidInput when there is no line to put it on
     */
    public static String add(String text, String file, String spec) {
        EnvironmentEdit edit = new EnvironmentEdit(text, file);
        PackageName name = SpecReader.read(spec, RequestedSpec.MAIN, PlatformSelector.EVERY, file)
                .name();
        List<String> expected =
                new ArrayList<>(edit.items.stream().map(Scalar::text).toList());
        for (int i = 0; i < edit.items.size(); i++) {
            Scalar item = edit.items.get(i);
            if (edit.nameOf(item).equals(name)) {
                int line = edit.lineOf(item);
                edit.lines.set(line, replaced(edit.lines.get(line), item, spec));
                expected.set(i, spec);
                return edit.checked(text, expected);
            }
        }
        edit.append(spec);
        expected.add(spec);
        return edit.checked(text, expected);
    }

    /** Behind the last dependency that is text, so that a section of pip stays the last. */
    private void append(String spec) {
        if (keyLine < 0) {
            throw new InvalidInput(file + ": the key 'dependencies' is missing.", Remedy.fixInput("Add it."));
        }
        String key = lines.get(keyLine);
        if (itemLines.isEmpty()) {
            lines.set(keyLine, key.replaceFirst("\\[\\s*]", "").stripTrailing());
            lines.add(keyLine + 1, "  - " + quoted(spec));
            return;
        }
        int last = items.isEmpty() ? itemLines.get(0) - 1 : lineOf(items.get(items.size() - 1));
        String model = lines.get(items.isEmpty() ? itemLines.get(0) : last);
        int dash = model.indexOf('-');
        if (dash < 0 || !model.substring(0, dash).isBlank()) {
            throw byHand(model);
        }
        lines.add(last + 1, model.substring(0, dash) + "- " + quoted(spec));
    }

    private PackageName nameOf(Scalar item) {
        return SpecReader.read(
                        item.text(),
                        RequestedSpec.MAIN,
                        PlatformSelector.EVERY,
                        item.place().toString())
                .name();
    }

    /** The line of an item that has it to itself. */
    private int lineOf(Scalar item) {
        int line = item.place().line() - 1;
        String text = lines.get(line);
        boolean alone = itemLines.stream().filter(other -> other == line).count() == 1
                && text.stripLeading().startsWith("- ")
                && text.contains(item.text());
        if (!alone) {
            throw byHand(text);
        }
        return line;
    }

    private InvalidInput byHand(String line) {
        return new InvalidInput(
                file + ": '" + line.strip()
                        + "' is not one dependency on a line of its own, so it is not changed for you.",
                Remedy.fixInput(
                        "Write each dependency as '- name' on a line of its own, or change the file and lock again."));
    }

    /** Only the dependency itself: a comment behind it may name it, too. */
    private static String replaced(String line, Scalar item, String spec) {
        int at = line.indexOf(item.text());
        int quotes = item.style() == YamlNode.Style.QUOTED && at > 0 ? 1 : 0;
        return line.substring(0, at - quotes)
                + quoted(spec)
                + line.substring(at + item.text().length() + quotes);
    }

    /** A text that YAML could take for something else is quoted. */
    private static String quoted(String spec) {
        boolean plain = spec.matches("[A-Za-z0-9_][^#:'\"{}\\[\\]&*!|%@`]*")
                || spec.matches("[A-Za-z0-9_.-]+[ =<>!~0-9A-Za-z_.,*|+-]*");
        return plain ? spec : "'" + spec.replace("'", "''") + "'";
    }

    /** The text, once it is read back as what was meant. */
    private String checked(String before, List<String> expected) {
        String text = String.join("\n", lines) + (before.endsWith("\n") ? "\n" : "");
        String after = before.contains("\r\n") ? text.replace("\n", "\r\n") : text;
        EnvironmentEdit reread = new EnvironmentEdit(after, file);
        List<String> got = reread.items.stream().map(Scalar::text).toList();
        if (!new TreeSet<>(got).equals(new TreeSet<>(expected))) {
            throw byHand(keyLine < 0 ? "" : lines.get(Math.min(keyLine, lines.size() - 1)));
        }
        return after;
    }
}

package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.yaml.YamlNode;
import io.github.envmaven.core.yaml.YamlNode.Entry;
import io.github.envmaven.core.yaml.YamlNode.Mapping;
import io.github.envmaven.core.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the items of {@code dependencies}.
 *
 * <pre>{@code
 * - python >=3.12
 * - pywin32            # [win]
 * - sel(osx): llvm-openmp
 * - pip:
 *   - requests ==2.32.3
 * }</pre>
 */
final class DependencySections {

    private static final Pattern SEL = Pattern.compile("sel\\(([a-z0-9]+)\\)");
    private static final List<String> SYSTEMS = List.of("unix", "linux", "osx", "win");

    private final String category;
    private final CommentSelectors selectors;
    private final List<String> warnings;
    private final List<RequestedSpec> specs = new ArrayList<>();
    private final List<RequestedPip> pip = new ArrayList<>();

    DependencySections(String category, CommentSelectors selectors, List<String> warnings) {
        this.category = category;
        this.selectors = selectors;
        this.warnings = warnings;
    }

    List<RequestedSpec> specs() {
        return specs;
    }

    List<RequestedPip> pip() {
        return pip;
    }

    void read(YamlNode.Sequence dependencies) {
        for (YamlNode item : dependencies.items()) {
            if (item instanceof Mapping mapping) {
                mapping.entries().forEach(this::readSection);
            } else {
                Scalar spec = YamlValues.scalar(item, "a dependency");
                addSpec(spec, selectorOf(spec));
            }
        }
    }

    private void readSection(Entry section) {
        String key = section.key().text();
        boolean empty = section.value().asScalar().map(Scalar::isNull).orElse(false);
        if (key.equals("pip")) {
            if (!empty) {
                readPip(section);
            }
            return;
        }
        Matcher sel = SEL.matcher(key);
        if (!sel.matches() || !SYSTEMS.contains(sel.group(1))) {
            throw new InvalidInput(
                    section.key().place() + ": 'dependencies' has no section '" + key + "'.",
                    Remedy.fixInput("Sections are 'pip:' and 'sel(unix):', 'sel(linux):', 'sel(osx):', 'sel(win):'."));
        }
        if (!empty) {
            addSpec(YamlValues.scalar(section.value(), "'" + key + "'"), new PlatformSelector(sel.group(1)));
        }
    }

    private void addSpec(Scalar spec, PlatformSelector selector) {
        specs.add(SpecReader.read(spec.text(), category, selector, spec.place().toString()));
    }

    private void readPip(Entry section) {
        YamlNode value = section.value();
        YamlNode.Sequence lines = value.asSequence()
                .orElseThrow(() -> new InvalidInput(
                        value.place() + ": 'pip' is " + value.kind() + ", not a list.",
                        Remedy.fixInput("Write each requirement on a line of its own: '- requests ==2.32.3'.")));
        PlatformSelector ofSection = selectorOf(section.key());
        for (YamlNode item : lines.items()) {
            Scalar line = YamlValues.scalar(item, "a pip requirement");
            boolean first = line.place().line() == section.key().place().line();
            PlatformSelector own = first ? PlatformSelector.EVERY : selectorOf(line);
            PlatformSelector selector = own.equals(PlatformSelector.EVERY) ? ofSection : own;
            pip.add(new RequestedPip(
                    line.text().strip(), category, selector, line.place().toString()));
        }
    }

    private PlatformSelector selectorOf(Scalar scalar) {
        PlatformSelector selector = selectors.at(scalar.place().line());
        if (!selector.isKnown()) {
            warnings.add(scalar.place() + ": '" + scalar.text() + "' is left out on every platform, because '["
                    + selector.name() + "]' in the comment after it is read as a selector.");
        }
        return selector;
    }
}

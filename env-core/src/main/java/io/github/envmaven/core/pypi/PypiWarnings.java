package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.PypiName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a user should know of a solution, as pip and uv tell it: extras that add nothing, and versions passed over as broken. */
final class PypiWarnings {

    private final PypiSource source;
    private final Map<PypiName, Choice> chosen = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    private PypiWarnings(PypiSource source) {
        this.source = source;
    }

    static List<String> of(PypiSource source, List<Choice> chosen) {
        PypiWarnings all = new PypiWarnings(source);
        chosen.stream()
                .filter(choice -> !source.isExtra(choice.name()))
                .forEach(choice -> all.chosen.put(source.project(choice.name()), choice));
        chosen.forEach(choice -> source.extra(choice.name()).ifPresent(extra -> all.addExtra(choice, extra)));
        all.addBroken();
        all.warnings.sort(null);
        return all.warnings;
    }

    private void addExtra(Choice active, PypiName extra) {
        Choice choice = chosen.get(source.project(active.name()));
        if (choice == null) {
            return;
        }
        Optional<Set<String>> extras = source.metadata().extras(choice);
        if (extras.isEmpty()) {
            warnings.add("What the extra '" + extra + "' of " + label(choice)
                    + " adds is not known: conda brings that version, and no index has it");
        } else if (!extras.get().contains(extra.value())) {
            warnings.add(label(choice) + " has no extra '" + extra + "', so it adds nothing");
        }
    }

    /** Those that were tried before what was chosen were better. */
    private void addBroken() {
        Map<PypiName, List<Choice>> passedOver = new LinkedHashMap<>();
        for (Choice broken : source.metadata().broken().keySet()) {
            PypiName project = source.project(broken.name());
            Choice choice = chosen.get(project);
            if (choice != null && broken.id() < choice.id()) {
                passedOver.computeIfAbsent(project, key -> new ArrayList<>()).add(broken);
            }
        }
        passedOver.forEach((project, broken) -> {
            Choice first = broken.get(0);
            String more = broken.size() > 1 ? " and " + (broken.size() - 1) + " more were" : " was";
            warnings.add(label(first) + more + " passed over for "
                    + Objects.requireNonNull(chosen.get(project)).version() + ": "
                    + source.metadata().broken().get(first));
        });
    }

    private String label(Choice choice) {
        return source.project(choice.name()) + " " + choice.version();
    }
}

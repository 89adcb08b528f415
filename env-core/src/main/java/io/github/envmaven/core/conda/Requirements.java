package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.MatchSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ids for requirements; what records ask for in the same words is one requirement. */
final class Requirements {

    private final Names names;
    private final List<Requirement> requirements = new ArrayList<>();
    private final Map<String, Integer> idsByText = new HashMap<>();

    Requirements(Names names) {
        this.names = names;
    }

    Requirement get(int id) {
        return requirements.get(id);
    }

    /** Those about facts of the machine. */
    List<Requirement> onFacts() {
        return requirements.stream()
                .filter(requirement -> names.text(requirement.name()).startsWith("__"))
                .toList();
    }

    int size() {
        return requirements.size();
    }

    /** The id of what a record asks for in these words. */
    int idOf(String text, MatchSpec spec) {
        Integer id = idsByText.get(text);
        if (id == null) {
            id = add(text, spec);
            idsByText.put(text, id);
        }
        return id;
    }

    /** A requirement of its own, even where others have the same words. */
    int add(String text, MatchSpec spec) {
        int name = spec.name().map(known -> names.idOf(known.value())).orElseGet(() -> names.idOfWildcard(text, spec));
        requirements.add(new Requirement(name, text, spec));
        return requirements.size() - 1;
    }

    /** The requirement that a record stay as it is. */
    int idOfInstalled(RepoDataRecord record) {
        int name = names.idOf(record.packageRecord().name().value());
        requirements.add(new Requirement(name, record.packageRecord().stem(), null, record.url()));
        return requirements.size() - 1;
    }

    /** The requirement that an extra be active. */
    int idOfExtra(String name, String extra) {
        int extraName = names.idOfExtra(name, extra);
        String text = names.text(extraName);
        Integer id = idsByText.get(text);
        if (id == null) {
            id = requirements.size();
            requirements.add(new Requirement(extraName, text, null));
            idsByText.put(text, id);
        }
        return id;
    }
}

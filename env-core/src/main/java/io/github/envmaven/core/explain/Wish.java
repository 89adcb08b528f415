package io.github.envmaven.core.explain;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.manifest.RequestedPip;
import io.github.envmaven.core.manifest.RequestedSpec;
import io.github.envmaven.core.spec.MatchSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something the user asked for.
 *
 * @param id what is asked for; see {@link DependencyGraph}
 * @param text the spec as it was written
 * @param origin where it was written, such as {@code environment.yml:7}; empty where that is not known
 */
public record Wish(String id, String text, String origin) {

    private static final Pattern PIP_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern MARKER = Pattern.compile(";.*");

    /**
     * The wishes of a manifest.
     *
     * @param specs conda specs
     * @param pip lines of {@code pip:} sections; options among them ask for nothing
     * @return the wishes, in the order they were written
     */
    public static List<Wish> of(List<RequestedSpec> specs, List<RequestedPip> pip) {
        List<Wish> wishes = new ArrayList<>();
        specs.forEach(spec -> wishes.add(new Wish(spec.name().value(), spec.text(), spec.origin())));
        for (RequestedPip line : pip) {
            if (line.role() == RequestedPip.Role.REQUEST) {
                wishes.addAll(ofPip(line.withoutSecrets(), line.origin()));
            }
        }
        return wishes;
    }

    /**
     * A line for pip.
     *
     * @param text the line
     * @param origin where it was written; empty where that is not known
     * @return empty where it names no package, as options do
     */
    public static List<Wish> ofPip(String text, String origin) {
        Matcher name = PIP_NAME.matcher(text);
        return name.lookingAt() && !text.startsWith("http")
                ? List.of(new Wish(DependencyGraph.pipId(name.group()), text, origin))
                : List.of();
    }

    /** Whether it is asked for only where a marker holds (PEP 508). */
    boolean isConditional() {
        return id.startsWith(DependencyGraph.PIP) && MARKER.matcher(text).find();
    }

    /**
     * A spec of which only the text is known.
     *
     * @param text the spec
     * @return empty where it names no single package
     */
    public static List<Wish> ofText(String text) {
        try {
            return MatchSpec.parse(text)
                    .name()
                    .map(name -> List.of(new Wish(name.value(), text, "")))
                    .orElse(List.of());
        } catch (InvalidInput e) {
            // A lock or prefix of another program may quote what only that program reads.
            return List.of();
        }
    }

    /** The spec and its place, for messages. */
    @Override
    public String toString() {
        return origin.isEmpty() ? text : text + " (" + origin + ")";
    }
}

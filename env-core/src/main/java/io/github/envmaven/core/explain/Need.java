package io.github.envmaven.core.explain;

/**
 * What a package needs of another.
 *
 * @param target the node it needs; see {@link DependencyGraph}
 * @param name the name as the package writes it
 * @param constraint which of that name will do; empty where any will
 */
public record Need(String target, String name, String constraint) {

    /**
     * The need as a spec.
     *
     * @return for example {@code numpy >=1.23,<2}
     */
    public String text() {
        return (name + " " + constraint).strip();
    }
}

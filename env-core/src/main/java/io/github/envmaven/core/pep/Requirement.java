package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;

/**
 * What a Python project needs (PEP 508).
 *
 * @param writtenName the project's name as it was written
 * @param writtenExtras its extras that are asked for, as they were written
 * @param specifiers which versions; any where a URL is given
 * @param url where it comes from, as it was written; empty where an index decides
 * @param marker when the requirement applies
 */
public record Requirement(
        String writtenName, List<String> writtenExtras, SpecifierSet specifiers, String url, Marker marker) {

    /** Copies the extras. */
    public Requirement {
        writtenExtras = List.copyOf(writtenExtras);
    }

    /**
     * Reads a requirement.
     *
     * @param text for example {@code requests[socks] >=2.31 ; python_version >= "3.8"}
     * @return the requirement
     * @throws InvalidInput when it is none; the message has the column
     */
    public static Requirement parse(String text) {
        return RequirementParser.parse(text);
    }

    /**
     * The project's name.
     *
     * @return the normalised name
     */
    public PypiName name() {
        return PypiName.parse(writtenName);
    }

    /**
     * The extras that are asked for.
     *
     * @return normalised names, in the order they were written, each once
     */
    public List<PypiName> extras() {
        return writtenExtras.stream().map(PypiName::parse).distinct().toList();
    }

    /**
     * Tells whether a URL says where the project comes from.
     *
     * @return whether no index is asked
     */
    public boolean isDirect() {
        return !url.isEmpty();
    }

    /** The requirement in the form that packaging tools print. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(writtenName);
        if (!writtenExtras.isEmpty()) {
            text.append('[').append(String.join(",", writtenExtras)).append(']');
        }
        text.append(specifiers);
        if (isDirect()) {
            text.append(" @ ").append(url);
        }
        if (!marker.equals(Marker.always())) {
            text.append(isDirect() ? " ; " : "; ").append(marker);
        }
        return text.toString();
    }
}

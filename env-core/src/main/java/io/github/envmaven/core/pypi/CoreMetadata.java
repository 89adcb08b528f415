package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a distribution says of itself: those fields of its {@code METADATA} or {@code PKG-INFO} (core metadata 1.0 to
 * 2.x) that decide how it is installed.
 *
 * @param metadataVersion for example {@code 2.1}
 * @param name the project, as it is published
 * @param version the version, as it is published
 * @param requiresPython which Pythons it is for; empty for all
 * @param requiresDist its requirements, as they are published
 * @param providesExtra its extras, as they are published
 * @param dynamic fields that a source distribution leaves to its build (PEP 643), in lower case
 */
public record CoreMetadata(
        String metadataVersion,
        String name,
        String version,
        String requiresPython,
        List<String> requiresDist,
        List<String> providesExtra,
        List<String> dynamic) {

    private static final Set<String> LOOKED_AT = Set.of(
            "metadata-version", "name", "version", "requires-python", "requires-dist", "provides-extra", "dynamic");

    /** Copies the lists. */
    public CoreMetadata {
        requiresDist = List.copyOf(requiresDist);
        providesExtra = List.copyOf(providesExtra);
        dynamic = List.copyOf(dynamic);
    }

    /**
     * Reads the header of a metadata file; the description below it is not looked at.
     *
     * @param text the file's text
     * @param origin what is read, for messages
     * @return the metadata
     * @throws IntegrityFailed when it has a {@link #problem}
     */
    public static CoreMetadata parse(String text, String origin) {
        CoreMetadata read = read(text);
        if (read.problem().isPresent()) {
            throw new IntegrityFailed(
                    origin + " " + read.problem().get(),
                    Remedy.fixInput("Ask its publisher, or ask for another version by a constraint"));
        }
        return read;
    }

    /** The same, whatever problem it has. */
    static CoreMetadata read(String text) {
        Map<String, List<String>> fields = fields(text);
        return new CoreMetadata(
                first(fields, "metadata-version"),
                first(fields, "name"),
                first(fields, "version"),
                first(fields, "requires-python"),
                fields.getOrDefault("requires-dist", List.of()),
                fields.getOrDefault("provides-extra", List.of()),
                fields.getOrDefault("dynamic", List.of()).stream()
                        .map(field -> field.toLowerCase(Locale.ROOT))
                        .toList());
    }

    /**
     * Why nothing it says counts: name or version is missing, or the format is newer than version 2.
     *
     * @return the end of a sentence; empty where it counts
     */
    Optional<String> problem() {
        if (name.isEmpty() || version.isEmpty()) {
            return Optional.of("has no " + (name.isEmpty() ? "Name" : "Version"));
        }
        return metadataVersion.startsWith("1.") || metadataVersion.startsWith("2.")
                ? Optional.empty()
                : Optional.of("has metadata version '" + metadataVersion + "', and 1 and 2 are known");
    }

    /**
     * Tells whether these requirements are the same for every wheel that is built from a source distribution (PEP 643).
     *
     * @return whether nothing that decides how it is installed is left to the build
     */
    public boolean isStatic() {
        boolean declares = metadataVersion.startsWith("2.") && Integer.parseInt(minor()) >= 2;
        return declares
                && !dynamic.contains("requires-dist")
                && !dynamic.contains("requires-python")
                && !dynamic.contains("provides-extra");
    }

    private String minor() {
        String minor = metadataVersion.substring(2);
        return minor.chars().allMatch(Character::isDigit) && !minor.isEmpty() && minor.length() < 4 ? minor : "0";
    }

    /**
     * The lines of a metadata file that are looked at: neither the description below the header, which can be a book, nor
     * what else stands in it, such as whole licences.
     */
    static String essence(String text) {
        StringBuilder essence = new StringBuilder();
        boolean isLookedAt = false;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            String line = text.substring(at, end < 0 ? next : end);
            at = next;
            if (line.isEmpty() || line.equals("\r")) {
                break; // The description follows.
            }
            if (line.charAt(0) != ' ' && line.charAt(0) != '\t') {
                isLookedAt = LOOKED_AT.contains(field(line));
            }
            if (isLookedAt) {
                essence.append(line.replace('\r', ' ')).append('\n');
            }
        }
        return essence.toString();
    }

    private static String field(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<String>> fields(String text) {
        Map<String, List<StringBuilder>> fields = new TreeMap<>();
        List<StringBuilder> last = new ArrayList<>();
        for (String line : essence(text).lines().toList()) {
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                last.get(last.size() - 1).append(' ').append(line.strip());
            } else {
                last = fields.computeIfAbsent(field(line), key -> new ArrayList<>());
                last.add(new StringBuilder(line.substring(line.indexOf(':') + 1).strip()));
            }
        }
        Map<String, List<String>> texts = new TreeMap<>();
        fields.forEach((field, values) ->
                texts.put(field, values.stream().map(StringBuilder::toString).toList()));
        return texts;
    }

    private static String first(Map<String, List<String>> fields, String field) {
        List<String> values = fields.getOrDefault(field, List.of());
        return values.isEmpty() || values.get(0).equals("UNKNOWN") ? "" : values.get(0);
    }
}

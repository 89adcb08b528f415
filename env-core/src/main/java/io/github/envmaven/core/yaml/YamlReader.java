package io.github.envmaven.core.yaml;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document from a source nobody trusts: no tags of a language, a cap on size, depth and on what aliases
 * expand to, no duplicate keys. Stateless.
 */
public final class YamlReader {

    /** Far above real files: the largest published lock files have about 4 million characters. */
    private static final int MAX_CHARACTERS = 64 * 1024 * 1024;

    private static final int MAX_DEPTH = 50;

    private YamlReader() {}

    /**
     * Reads a document.
     *
     * @param text the whole document
     * @param file how messages name the file
     * @return its root node
     * @throws InvalidInput when the text is no YAML, is empty, or asks for more than is safe
     */
    public static YamlNode read(String text, String file) {
        if (text.length() > MAX_CHARACTERS) {
            throw new InvalidInput(file + " has " + text.length() + " characters, more than the " + MAX_CHARACTERS
                    + " that are read.");
        }
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setProcessComments(false);
        try {
            return new NodeBuilder(file, new ParserImpl(new StreamReader(text), options)).document();
        } catch (MarkedYAMLException e) {
            throw syntax(e, file);
        } catch (YAMLException e) {
            throw new InvalidInput(file + " is not YAML: " + oneLine(String.valueOf(e.getMessage())), howToMend(), e);
        }
    }

    private static InvalidInput syntax(MarkedYAMLException e, String file) {
        String context = e.getContext() == null ? "" : " " + e.getContext();
        String place = e.getProblemMark() == null
                ? file
                : new Place(
                                file,
                                e.getProblemMark().getLine() + 1,
                                e.getProblemMark().getColumn() + 1)
                        .withColumn();
        return new InvalidInput(place + ": not YAML: " + oneLine(e.getProblem() + context) + ".", howToMend(), e);
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    private static Remedy howToMend() {
        return Remedy.fixInput("Mend the YAML there; indentation and unquoted ':' or '#' are the usual causes.");
    }
}

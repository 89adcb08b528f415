package io.github.envmaven.core.activate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixState;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an environment itself wants to be set and run when it is entered or left. */
final class PrefixVariables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private PrefixVariables() {}

    /** The variables of its packages, then its own, which win. */
    static Map<String, String> of(Prefix prefix) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Path document : list(prefix.resolve("etc/conda/env_vars.d"))) {
            if (document.toString().endsWith(".json")) {
                read(document).forEach((name, value) -> put(variables, name, value, document));
            }
        }
        Path state = prefix.condaMeta().resolve("state");
        PrefixState.read(prefix).variables().forEach((name, value) -> put(variables, name, value, state));
        return variables;
    }

    static List<Path> activateScripts(Prefix prefix) {
        return list(prefix.resolve("etc/conda/activate.d"));
    }

    static List<Path> deactivateScripts(Prefix prefix) {
        List<Path> scripts = new ArrayList<>(list(prefix.resolve("etc/conda/deactivate.d")));
        Collections.reverse(scripts);
        return scripts;
    }

    // The name becomes part of a script that a shell evaluates.
    private static void put(Map<String, String> variables, String name, String value, Path source) {
        if (!NAME.matcher(name).matches() || value.indexOf('\0') >= 0) {
            throw new EnvironmentBroken(
                    source + " sets '" + name.replaceAll("\\p{Cntrl}", "?") + "', which no shell could set",
                    Remedy.of(Remedy.Kind.RECREATE));
        }
        variables.put(name, value);
    }

    private static Map<String, String> read(Path document) {
        try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(document))) {
            Map<String, String> variables = new LinkedHashMap<>();
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                variables.put(name, json.getValueAsString(""));
                json.skipChildren();
            }
            return variables;
        } catch (IOException e) {
            throw new EnvironmentBroken(
                    document + " cannot be read: " + e.getMessage(), Remedy.of(Remedy.Kind.RECREATE), e);
        }
    }

    private static List<Path> list(Path directory) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            entries.forEach(files::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new EnvironmentBroken(
                    "Cannot list " + directory + ": " + e.getMessage(), Remedy.of(Remedy.Kind.RECREATE), e);
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }
}

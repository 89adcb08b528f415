package io.github.envmaven.core.names;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.spec.PackageName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which distributions a conda package brings: what the user says, else what the bundled table says, else the one of the
 * same name (PEP 503), if the package is one of Python at all. Nothing is asked for over the network. Immutable.
 */
public final class PypiNames {

    private static final String TABLE = "conda-pypi-names.txt";

    private final Map<String, List<PypiName>> byConda;

    private PypiNames(Map<String, List<PypiName>> byConda) {
        this.byConda = Collections.unmodifiableMap(byConda);
    }

    /**
     * The table that comes with this program.
     *
     * @return the names
     */
    public static PypiNames bundled() {
        return Bundled.NAMES;
    }

    /** Read when it is first needed, once in a process. */
    private static final class Bundled {

        static final PypiNames NAMES = readTable();
    }

    private static PypiNames readTable() {
        Map<String, List<PypiName>> byConda = new TreeMap<>();
        try (InputStream in = PypiNames.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + TABLE + " in this program");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] words = line.strip().split("\\s+");
                    byConda.put(words[0], names(words));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PypiNames(byConda);
    }

    /**
     * These names with some that count more.
     *
     * @param settings {@code conda-name=pypi-name}, with several names between blanks, or nothing after the sign for a package
     *     that brings none
     * @return the new names
     * @throws InvalidInput when a setting is of another form
     */
    public PypiNames with(List<String> settings) {
        if (settings.isEmpty()) {
            return this;
        }
        Map<String, List<PypiName>> more = new TreeMap<>(byConda);
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String conda = equals < 0 ? "" : setting.substring(0, equals).strip();
            String[] words = ("conda " + setting.substring(equals + 1)).strip().split("\\s+");
            if (!PackageName.isValid(conda) || List.of(words).stream().anyMatch(word -> !PypiName.isValid(word))) {
                throw new InvalidInput(
                        "'" + setting + "' does not say what a conda package is called on an index",
                        Remedy.fixInput(
                                "Write conda-name=pypi-name, such as pytorch=torch, or conda-name= for a package"
                                        + " that is on no index."));
            }
            more.put(PackageName.of(conda).value(), names(words));
        }
        return new PypiNames(more);
    }

    /**
     * The distributions that a conda package brings.
     *
     * @param conda the package's name
     * @param dependencies the names of what it needs: whatever needs no Python is no distribution, unless it is listed
     * @return their names; usually one, or none
     */
    public List<PypiName> of(String conda, Collection<String> dependencies) {
        List<PypiName> listed = byConda.get(conda);
        if (listed != null) {
            return listed;
        }
        boolean needsPython = dependencies.contains("python") || dependencies.contains("python_abi");
        return needsPython && PypiName.isValid(conda) ? List.of(PypiName.parse(conda)) : List.of();
    }

    /**
     * Tells whether the table or the user names a conda package, rather than that it has the same name.
     *
     * @param conda the package's name
     * @return whether it is listed
     */
    public boolean lists(String conda) {
        return byConda.containsKey(conda);
    }

    private static List<PypiName> names(String[] words) {
        List<PypiName> names = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            names.add(PypiName.parse(words[i]));
        }
        return List.copyOf(names);
    }
}

package io.github.envmaven.core.python;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What files are called that Python makes of modules: {@code a/__pycache__/b.cpython-313.opt-1.pyc} of {@code a/b.py}. */
public final class Bytecode {

    /** The directory beside a module that its bytecode lies in. */
    public static final String DIRECTORY = "__pycache__";

    private static final Pattern PATH =
            Pattern.compile("((?:.*/)?)" + DIRECTORY + "/([^/]+?)(?:\\.[^./]*)?(?:\\.opt-\\w+)?\\.pyc", Pattern.DOTALL);

    private Bytecode() {}

    /**
     * The module that a file is the bytecode of.
     *
     * @param path the file's path, with {@code /} between its parts
     * @return the path of the module, which need not be there; empty where the file is no bytecode
     */
    public static Optional<String> source(String path) {
        if (!path.endsWith(".pyc")) {
            return Optional.empty(); // As most of an environment's files are, of which all may be asked.
        }
        Matcher bytecode = PATH.matcher(path);
        return bytecode.matches() ? Optional.of(bytecode.group(1) + bytecode.group(2) + ".py") : Optional.empty();
    }
}

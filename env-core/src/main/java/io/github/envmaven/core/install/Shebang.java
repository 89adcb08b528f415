package io.github.envmaven.core.install;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line {@code #!} that names a script's interpreter, kept within what the kernel takes.
 *
 * <p>Linux reads 127 bytes of it, macOS 512, and neither knows a path with a blank. Python can be started through a
 * line that is valid shell and valid Python at once; any other interpreter is then looked for on the {@code PATH}.
 */
final class Shebang {

    private static final Pattern LINE = Pattern.compile("^(#!(?: *)(/(?:\\\\ |[^ \\n\\r\\t])*)(.*))$", Pattern.DOTALL);
    private static final Pattern PYTHON = Pattern.compile("python(\\d+(\\.\\d+)?)?");
    private static final int LINUX_LIMIT = 127;
    private static final int MAC_LIMIT = 512;

    private final String placeholder;
    private final String prefix;
    private final String platform;

    Shebang(String placeholder, String prefix, String platform) {
        this.placeholder = placeholder;
        this.prefix = prefix;
        this.platform = platform;
    }

    /** Whether the first line is read by a kernel at all. */
    boolean appliesTo(byte[] content) {
        return !platform.startsWith("win-") && content.length > 2 && content[0] == '#' && content[1] == '!';
    }

    /** Replaces the placeholder in a first line, without its line break. */
    String replace(String line) {
        if (prefix.contains(" ") && line.contains(placeholder)) {
            return indirect(line).replace(placeholder, prefix);
        }
        String replaced = line.replace(placeholder, prefix);
        return fits(replaced) ? replaced : indirect(replaced);
    }

    /** The first line, or lines, of a script that Python runs. */
    static String forPython(String python, String platform) {
        String line = "#!" + python;
        if (python.contains(" ") || line.getBytes(StandardCharsets.UTF_8).length > limit(platform)) {
            return throughShell(python, "");
        }
        return line;
    }

    private boolean fits(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length <= limit(platform);
    }

    private static int limit(String platform) {
        return platform.startsWith("osx-") ? MAC_LIMIT : LINUX_LIMIT;
    }

    private static String indirect(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return line;
        }
        String path = matcher.group(2);
        String options = matcher.group(3);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return PYTHON.matcher(name).matches() ? throughShell(path, options) : "#!/usr/bin/env " + name + options;
    }

    // To sh this runs the interpreter and never comes back; to Python it is a string.
    private static String throughShell(String python, String options) {
        return "#!/bin/sh\n'''exec' \"" + python + "\"" + options.stripTrailing() + " \"$0\" \"$@\" #'''";
    }
}

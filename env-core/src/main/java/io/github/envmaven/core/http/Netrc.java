package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Scanner;

/** Reads the passwords that curl, pip and conda share: {@code machine HOST login USER password SECRET}. */
public final class Netrc {

    private Netrc() {}

    /**
     * Reads the file that {@code NETRC} names, else {@code ~/.netrc} or {@code ~/_netrc}.
     *
     * @param environment the environment variables
     * @param home the user's home directory
     * @return its secrets by host; none where there is no file
     * @throws InvalidInput when the file that NETRC names cannot be read
     */
    public static Credentials read(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("NETRC", "");
        if (!named.isEmpty()) {
            return readFile(Path.of(named));
        }
        for (String name : new String[] {".netrc", "_netrc"}) {
            if (Files.isReadable(home.resolve(name))) {
                return readFile(home.resolve(name));
            }
        }
        return Credentials.NONE;
    }

    /** Reads the text; {@code default} entries are left out, because they would be sent to any host. */
    static Credentials parse(String text) {
        Credentials found = Credentials.NONE;
        String machine = "";
        String login = "";
        try (Scanner words = new Scanner(withoutMacros(text))) {
            while (words.hasNext()) {
                switch (words.next()) {
                    case "machine" -> {
                        machine = next(words);
                        login = "";
                    }
                    case "default" -> machine = "";
                    case "login" -> login = next(words);
                    case "password" -> {
                        String password = next(words);
                        if (!machine.isEmpty()) {
                            found = found.with(machine, new Credential.Basic(login, password));
                        }
                    }
                    default -> {
                        // "account" has a value that nobody here asks for; the value itself is skipped as a word.
                    }
                }
            }
        }
        return found;
    }

    private static Credentials readFile(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InvalidInput(
                    "Cannot read " + file + ": " + e.getMessage(),
                    Remedy.fixInput("Mend the file, or the variable NETRC that names it."),
                    e);
        }
    }

    private static String next(Scanner words) {
        return words.hasNext() ? words.next() : "";
    }

    /** Drops comment lines, and macro definitions up to the blank line that ends them. */
    private static String withoutMacros(String text) {
        StringBuilder kept = new StringBuilder();
        boolean inMacro = false;
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            inMacro = (inMacro && !stripped.isEmpty()) || stripped.startsWith("macdef");
            if (!inMacro && !stripped.startsWith("#")) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }
}

package io.github.envmaven.it.invoked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text in a test's folder that is compared with what the build gave; {@code -Dgolden.update} writes it anew.
 *
 * @param file below {@code src/it}
 */
public record Golden(Path file) {

    /**
     * The golden text of a nested build.
     *
     * @param project the nested build's directory, {@code target/it/<test>}
     * @param name the text's name in {@code src/it/<test>}
     * @return the text
     */
    public static Golden in(Path project, String name) {
        Path module = project.toAbsolutePath().resolve("../../..").normalize();
        return new Golden(
                module.resolve("src/it").resolve(project.getFileName()).resolve(name));
    }

    /**
     * Compares.
     *
     * @param actual what the build gave
     * @return always true, for an {@code assert}
     * @throws AssertionError when the texts differ
     */
    public boolean matches(String actual) {
        try {
            if (System.getProperty("golden.update") != null) {
                Files.writeString(file, actual, StandardCharsets.UTF_8);
                return true;
            }
            String expected = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "(no such file)\n";
            if (!expected.equals(actual)) {
                throw new AssertionError(
                        "Not as in " + file + "\n--- expected\n" + expected + "--- actual\n" + actual + "---");
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or written", e);
        }
    }
}

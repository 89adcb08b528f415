package io.github.envmaven.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text that a person reads with a file beside the tests: {@code src/test/resources/<package>/<TestClass>/<method>.txt}.
 * Run with {@code -Dgolden.update} to write the files anew, then read the difference.
 */
public final class Golden {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Golden() {}

    /** Compares the text with the file of the calling test method. */
    public static void matches(String text) {
        StackWalker.StackFrame caller = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.skip(1).findFirst())
                .orElseThrow();
        Class<?> test = caller.getDeclaringClass();
        String packageName = test.getPackageName();
        Path file = RESOURCES
                .resolve(packageName.substring(packageName.lastIndexOf('.') + 1))
                .resolve(test.getSimpleName())
                .resolve(caller.getMethodName() + ".txt");
        try {
            if (System.getProperty("golden.update") != null) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

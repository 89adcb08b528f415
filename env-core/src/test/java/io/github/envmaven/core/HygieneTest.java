package io.github.envmaven.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what no compiler does: the length of files and the null-marking of every package. */
class HygieneTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void filesStayShortEnoughForOneSitting() throws IOException {
        assertThat(longerThan(SOURCES, 300)).isEmpty();
    }

    @Test
    void testsStayShortEnoughToo() throws IOException {
        assertThat(longerThan(TESTS, 400)).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        try (Stream<Path> directories = Files.walk(SOURCES).filter(Files::isDirectory)) {
            List<Path> unmarked = directories
                    .filter(HygieneTest::hasClasses)
                    .filter(directory -> !isMarked(directory.resolve("package-info.java")))
                    .toList();

            assertThat(unmarked).isEmpty();
        }
    }

    private static List<String> longerThan(Path root, int limit) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > limit)
                    .map(file -> file + " (" + lines(file) + " lines)")
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasClasses(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isMarked(Path packageInfo) {
        return Files.exists(packageInfo) && String.join("\n", read(packageInfo)).contains("@NullMarked");
    }

    private static int lines(Path file) {
        return read(file).size();
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

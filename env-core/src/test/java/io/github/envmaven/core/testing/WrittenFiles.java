package io.github.envmaven.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Looks for secrets in what was written. */
public final class WrittenFiles {

    private WrittenFiles() {}

    /** Neither in a name nor in the content of a file. */
    public static void doNotHave(String secret, Path root, Path except) throws IOException {
        try (Stream<Path> written = Files.walk(root)) {
            for (Path file : written.filter(path -> !path.startsWith(except)).toList()) {
                assertThat(file.toString()).doesNotContain(secret);
                if (Files.isRegularFile(file)) {
                    String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    assertThat(content.contains(secret))
                            .as(file + " holds the secret")
                            .isFalse();
                }
            }
        }
    }
}

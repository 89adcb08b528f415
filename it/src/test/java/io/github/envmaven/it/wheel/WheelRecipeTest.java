package io.github.envmaven.it.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.it.channel.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelRecipeTest {

    @TempDir
    Path directory;

    @Test
    void listsEveryFileWithItsDigestAndSize() throws IOException {
        recipe().writeTo(directory);

        try (ZipFile wheel =
                new ZipFile(directory.resolve("tea-1.0-py3-none-any.whl").toFile())) {
            assertThat(text(wheel, "tea-1.0.dist-info/METADATA"))
                    .isEqualTo("Metadata-Version: 2.1\nName: tea\nVersion: 1.0\nRequires-Dist: cup\n");
            assertThat(text(wheel, "tea-1.0.dist-info/RECORD").lines())
                    .hasSize(4)
                    .contains(
                            "tea.py,sha256=O0JcuxS8f28-lL6EXe3FUne2gKQROA8SSJN9xvYxaVo,11",
                            "tea-1.0.dist-info/RECORD,,");
        }
    }

    @Test
    void givesEqualRecipesEqualBytes() throws IOException {
        assertThat(recipe().pack()).isEqualTo(recipe().pack());
    }

    @Test
    void standsInAnIndexWithItsDigest() throws IOException {
        new SimpleIndex(directory).write(List.of(recipe(), recipe().tags("cp312-cp312-win_amd64")));

        assertThat(Files.readString(directory.resolve("simple/tea/index.html")).lines())
                .hasSize(2)
                .first()
                .isEqualTo("<a href=\"../../files/tea-1.0-py3-none-any.whl#sha256="
                        + Digests.sha256(Files.readAllBytes(directory.resolve("files/tea-1.0-py3-none-any.whl")))
                                .hex()
                        + "\">tea-1.0-py3-none-any.whl</a><br>");
    }

    private static WheelRecipe recipe() {
        return WheelRecipe.of("tea", "1.0").metadata("Requires-Dist: cup").with("tea.py", "hot = True\n");
    }

    private static String text(ZipFile wheel, String path) throws IOException {
        return new String(wheel.getInputStream(wheel.getEntry(path)).readAllBytes(), StandardCharsets.UTF_8);
    }
}

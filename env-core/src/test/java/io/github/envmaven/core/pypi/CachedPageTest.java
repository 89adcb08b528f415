package io.github.envmaven.core.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.http.Validators;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CachedPageTest {

    private static final String[] PIECES = {
        "a",
        "tool-1.0.tar.gz",
        "\t",
        "\n",
        "\\",
        "\\t",
        "=",
        "/",
        "é",
        "https://files.example/",
        " ",
        ": ",
        "\r",
        ">=3.8",
    };

    @Test
    void readsWhatItWrites() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<IndexFile> files = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                String name = text(random);
                files.add(new IndexFile(
                        name,
                        random.nextBoolean() ? "https://files.example/" + text(random) + "/" + name : text(random),
                        text(random),
                        random.nextLong(),
                        text(random),
                        random.nextBoolean(),
                        "",
                        random.nextInt(),
                        false,
                        ""));
                files.add(new IndexFile(name, text(random), "", -1, "", true, text(random), -1, true, text(random)));
            }
            CachedPage page =
                    new CachedPage(new Validators("\"tag\"", "Thu", "max-age=600", random.nextInt()), true, files);

            assertThat(CachedPage.parse(page.bytes())).contains(page);
        }
    }

    @Test
    void takesNothingForAPageThatIsNone() {
        CachedPage page = new CachedPage(
                Validators.lasting("", 5), true, List.of(IndexFile.of("a-1.tar.gz", "https://x/a-1.tar.gz")));
        String whole = new String(page.bytes(), StandardCharsets.UTF_8);

        assertThat(CachedPage.parse(new byte[0])).isEmpty();
        assertThat(CachedPage.parse(bytes("{\"files\": []}"))).isEmpty();
        assertThat(CachedPage.parse(bytes(whole.replace("env-page: 2", "env-page: 1"))))
                .isEmpty();
        assertThat(CachedPage.parse(bytes(whole.replace("checked: 5", "checked: x"))))
                .isEmpty();
        for (int length = 0; length < whole.length(); length++) {
            String cutOff = whole.substring(0, length);
            assertThat(CachedPage.parse(bytes(cutOff))).isEmpty();
            assertThat(CachedPage.parse(bytes(cutOff + "\0" + whole.substring(length + 1))))
                    .isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}

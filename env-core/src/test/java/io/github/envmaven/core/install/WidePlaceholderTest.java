package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Placeholders in UTF-16 and UTF-32. */
class WidePlaceholderTest {

    private static final String PLACEHOLDER = "/build/" + "placehold_".repeat(8);

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void replacesInText(String name) {
        Charset charset = Charset.forName(name);
        PlaceholderPatch patch = new PlaceholderPatch(PLACEHOLDER, "C:/envs/\u00e9", "win-64");
        String text = "[paths]\r\nhome=" + PLACEHOLDER + "\r\nlib=" + PLACEHOLDER + "/Lib\r\n";

        byte[] replaced = patch.text(text.getBytes(charset));

        assertThat(new String(replaced, charset)).isEqualTo(text.replace(PLACEHOLDER, "C:/envs/\u00e9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void replacesInStringsOfBinariesAndFillsTheFreedRoom(String name) throws IOException {
        Charset charset = Charset.forName(name);
        PlaceholderPatch patch = new PlaceholderPatch(PLACEHOLDER, "/opt/env", "linux-64");
        byte[] input = ("ab\0" + PLACEHOLDER + "/x:" + PLACEHOLDER + "/y\0tail").getBytes(charset);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean mayBeWide = patch.binary(new ByteArrayInputStream(input), out);
        byte[] replaced = patch.wideBinary(out.toByteArray());

        int freed = 2 * (PLACEHOLDER.length() - "/opt/env".length());
        assertThat(mayBeWide).isTrue();
        assertThat(new String(replaced, charset))
                .isEqualTo("ab\0/opt/env/x:/opt/env/y" + "\0".repeat(freed) + "\0tail");
    }

    @Test
    void noticesWideTextWhereverItLies() throws IOException {
        PlaceholderPatch patch = new PlaceholderPatch(PLACEHOLDER, "/opt/env", "linux-64");
        byte[] wide = PLACEHOLDER.getBytes(StandardCharsets.UTF_16LE);
        int border = 1 << 16;
        for (int start = border - wide.length - 3; start < border + 3; start++) {
            byte[] input = new byte[border + 2000];
            System.arraycopy(wide, 0, input, start, wide.length);

            boolean mayBeWide = patch.binary(new ByteArrayInputStream(input), new ByteArrayOutputStream());

            assertThat(mayBeWide).as("at %d", start).isTrue();
        }
    }

    @Test
    void takesNoZeroesForWideText() throws IOException {
        PlaceholderPatch patch = new PlaceholderPatch(PLACEHOLDER, "/opt/env", "linux-64");

        assertThat(patch.binary(new ByteArrayInputStream(new byte[5000]), new ByteArrayOutputStream()))
                .isFalse();
    }

    @Test
    void takesNoTablesOfNumbersForWideText() throws IOException {
        PlaceholderPatch patch = new PlaceholderPatch(PLACEHOLDER, "/opt/env", "linux-64");
        byte[] letters = "abcdeabcz".repeat(1000).getBytes(Charset.forName("UTF-32LE"));

        assertThat(patch.binary(new ByteArrayInputStream(letters), new ByteArrayOutputStream()))
                .isFalse();
    }

    @Test
    void takesNoNoiseForWideText() throws IOException {
        PlaceholderPatch patch = new PlaceholderPatch(PLACEHOLDER, "/opt/env", "linux-64");
        byte[] noise = new byte[3 << 20];
        Random random = new Random(5);
        for (int i = 0; i < noise.length; i += 4) {
            noise[i] = (byte) random.nextInt(256);
        }

        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(patch.binary(new ByteArrayInputStream(noise), out)).isFalse();
        assertThat(Arrays.equals(out.toByteArray(), noise)).isTrue();
    }
}

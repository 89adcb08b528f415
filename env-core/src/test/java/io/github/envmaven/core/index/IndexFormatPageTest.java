package io.github.envmaven.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the page about the format to what is written. */
class IndexFormatPageTest {

    private static final Path PAGE = Path.of("../env-maven-plugin/src/site/markdown/index-format.md");
    private static final int ROW = 16;

    @TempDir
    private Path directory;

    @Test
    void showsTheBytesOfItsSample() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("```json\n") + "```json\n".length();
        String json = page.substring(from, page.indexOf("```", from));

        Path file = directory.resolve("sample.index");
        IndexWriter.write(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "sample", "linux-64", file);

        assertThat(page).contains("```\n" + dump(Files.readAllBytes(file)) + "```");
    }

    private static String dump(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        HexFormat hex = HexFormat.ofDelimiter(" ");
        for (int at = 0; at < bytes.length; at += ROW) {
            int end = Math.min(at + ROW, bytes.length);
            StringBuilder text = new StringBuilder();
            for (int i = at; i < end; i++) {
                boolean printable = bytes[i] > ' ' && bytes[i] < 0x7f;
                text.append(printable ? (char) bytes[i] : '.');
            }
            String row = hex.formatHex(bytes, at, end);
            out.append(HexFormat.of().toHexDigits(at, 4))
                    .append("  ")
                    .append(row)
                    .append(" ".repeat(3 * ROW - row.length() + 1))
                    .append(text)
                    .append('\n');
        }
        return out.toString();
    }
}

package io.github.envmaven.core.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.testing.ChildJvm;
import io.github.envmaven.core.testing.TarBuilder;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Build containers often run without a locale, in which the JDK knows no names beyond ASCII. */
class LocaleTest {

    @TempDir
    Path root;

    /** The process without a locale. */
    static final class Extraction {

        private Extraction() {}

        public static void main(String[] args) throws IOException {
            new PackageArchive(Path.of(args[0])).extractTo(Path.of(args[1]));
            ChildJvm.say("done with " + System.getProperty("sun.jnu.encoding"));
        }
    }

    @Test
    void writesNamesBeyondAsciiInAnyLocale() throws Exception {
        Assumptions.assumeTrue(
                "UTF-8".equals(System.getProperty("sun.jnu.encoding")), "These tests themselves run without a locale");
        String composed = "\u00e9t\u00e9";
        String decomposed = "e\u0301te\u0301";
        byte[] tar = new TarBuilder()
                .pax('x', "path=d/" + composed)
                .file("x", "composed")
                .pax('x', "path=d/" + decomposed)
                .file("x", "decomposed")
                .pax('x', "path=\ud83d\ude00/link", "linkpath=../d/" + composed)
                .link("x", "y")
                .end();
        Path archive = TestPackage.write(root.resolve("p-1-0.tar.bz2"), TestPackage.bzip2(tar));
        Path out = Files.createDirectory(root.resolve("out"));
        String[] arguments = {archive.toString(), out.toString()};

        try (ChildJvm child = ChildJvm.start(Extraction.class, Collections.singletonMap("LC_ALL", "C"), arguments)) {
            assertThat(child.awaitLine("done")).doesNotContain("UTF-8");
        }

        assertThat(out.resolve("d").resolve(composed)).hasContent("composed");
        assertThat(out.resolve("d").resolve(decomposed)).hasContent("decomposed");
        assertThat(out.resolve("\ud83d\ude00/link")).hasContent("composed");
    }
}

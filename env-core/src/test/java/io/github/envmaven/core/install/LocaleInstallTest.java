package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.testing.ChildJvm;
import io.github.envmaven.core.testing.TarBuilder;
import io.github.envmaven.core.testing.TestPackage;
import io.github.envmaven.core.verify.EnvironmentVerifier;
import io.github.envmaven.core.verify.ForeignFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Build containers often run without a locale, in which the JDK knows no names beyond ASCII. */
class LocaleInstallTest {

    private static final String COMPOSED = "\u00e9t\u00e9";
    private static final String DECOMPOSED = "e\u0301te\u0301";

    @TempDir
    Path work;

    /** Installs, verifies or removes, with or without a locale. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException {
            ChildJvm.say(run(Path.of(args[0]), args[1]));
        }
    }

    @Test
    void installsVerifiesAndRemovesNamesBeyondAsciiInAnyLocale() throws Exception {
        Assumptions.assumeTrue(
                "UTF-8".equals(System.getProperty("sun.jnu.encoding")), "These tests themselves run without a locale");
        writeArchives();

        assertThat(inChild("C", "install")).isEqualTo("done ANSI_X3.4-1968 []");

        Path prefix = work.resolve("e");
        assertThat(prefix.resolve("share/" + COMPOSED)).hasContent("composed at " + prefix);
        assertThat(prefix.resolve("share/" + DECOMPOSED + "/x.txt")).hasContent("decomposed");
        assertThat(Files.readSymbolicLink(prefix.resolve("share/link"))).hasToString(COMPOSED);
        assertThat(prefix.resolve("lib/python3.12/site-packages/m\u00f6d.py")).exists();
        // Either locale understands what the other wrote.
        assertThat(run(work, "verify")).isEqualTo("done UTF-8 []");
        assertThat(inChild("C", "verify")).isEqualTo("done ANSI_X3.4-1968 []");
        assertThat(inChild("C", "foreign")).isEqualTo("done ANSI_X3.4-1968 []");
        Path tea = Files.createDirectories(prefix.resolve("lib/python3.12/site-packages/tea-1.dist-info"));
        Files.writeString(tea.resolve("RECORD"), "t\u00e9.py,,\ntea-1.dist-info/RECORD,,\n");
        Files.writeString(tea.resolveSibling("t\u00e9.py"), "");
        assertThat(inChild("C", "foreign")).isEqualTo("done ANSI_X3.4-1968 [tea 1 (pip), tea 1 (pip)]");
        Trees.delete(tea);
        Files.delete(tea.resolveSibling("t\u00e9.py"));
        Files.createDirectories(prefix.resolve("lib/python3.12/site-packages/__pycache__"));
        Files.writeString(prefix.resolve("lib/python3.12/site-packages/__pycache__/m\u00f6d.cpython-312.pyc"), "");
        assertThat(inChild("C", "remove")).isEqualTo("done ANSI_X3.4-1968 []");
        assertThat(prefix.toFile().list()).containsExactlyInAnyOrder("conda-meta", "CACHEDIR.TAG");
    }

    private String inChild(String locale, String what) throws Exception {
        String[] arguments = {work.toString(), what};
        try (ChildJvm child = ChildJvm.start(Child.class, Collections.singletonMap("LC_ALL", locale), arguments)) {
            return child.awaitLine("done");
        }
    }

    private static String run(Path work, String what) {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        environment.settings = environment.settings.with(InstallSettings.Bytecode.LEAVE_TO_PYTHON);
        List<CachedPackage> packages = what.equals("remove") ? List.of() : packages(work);
        if (what.equals("foreign")) {
            return "done " + System.getProperty("sun.jnu.encoding") + " " + foreign(environment.prefix);
        }
        if (!what.equals("verify")) {
            environment.install(packages);
        }
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            return "done " + System.getProperty("sun.jnu.encoding") + " "
                    + new EnvironmentVerifier(environment.prefix, EnvironmentVerifier.Depth.FULL, executor)
                            .verify(packages.stream().map(CachedPackage::record).toList(), List.of())
                            .findings();
        } finally {
            executor.shutdown();
        }
    }

    private static List<String> foreign(Prefix prefix) {
        return ForeignFiles.find(prefix, PrefixRecords.read(prefix), List.of()).all().stream()
                .map(file -> file.owner())
                .toList();
    }

    private static List<CachedPackage> packages(Path work) {
        ExtractedPackages extracted = new ExtractedPackages(work.resolve("pkgs-" + System.nanoTime()));
        return List.of(
                extracted.extract(work.resolve("python-3.12.1-0.tar.bz2")),
                extracted.extract(work.resolve("names-1-0.tar.bz2")));
    }

    private void writeArchives() throws IOException {
        byte[] python = new TarBuilder()
                .file("info/index.json", "{\"name\": \"python\", \"version\": \"3.12.1\", \"build\": \"0\"}")
                .file("info/files", "bin/python3.12\n")
                .file("bin/python3.12", "")
                .end();
        byte[] names = new TarBuilder()
                .file(
                        "info/index.json",
                        "{\"name\": \"names\", \"version\": \"1\", \"build\": \"0\", \"noarch\": \"python\"}")
                .file(
                        "info/files",
                        String.join(
                                "\n",
                                "share/" + COMPOSED,
                                "share/" + DECOMPOSED + "/x.txt",
                                "share/link",
                                "site-packages/m\u00f6d.py"))
                .file("info/has_prefix", "/old/place text share/" + COMPOSED + "\n")
                .pax('x', "path=share/" + COMPOSED)
                .file("x", "composed at /old/place")
                .pax('x', "path=share/" + DECOMPOSED + "/x.txt")
                .file("x", "decomposed")
                .pax('x', "path=site-packages/m\u00f6d.py")
                .file("x", "")
                .pax('x', "linkpath=" + COMPOSED)
                .link("share/link", "y")
                .end();
        TestPackage.write(work.resolve("python-3.12.1-0.tar.bz2"), TestPackage.bzip2(python));
        TestPackage.write(work.resolve("names-1-0.tar.bz2"), TestPackage.bzip2(names));
    }
}

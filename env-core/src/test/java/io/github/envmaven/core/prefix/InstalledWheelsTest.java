package io.github.envmaven.core.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.wheel.WheelOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledWheelsTest {

    private static final String SITE = "lib/python3.12/site-packages/";
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @TempDir
    Path work;

    private Prefix prefix;

    @BeforeEach
    void makePrefix() {
        prefix = new Prefix(work.resolve("e"));
    }

    @Test
    void findsNothingWhereNoEnvironmentIs() {
        assertThat(InstalledWheels.read(prefix)).isEmpty();
    }

    @Test
    void readsWhatWasInstalledForWhateverPython() throws IOException {
        write(SITE + "My_Pack-1.0.dist-info/INSTALLER", "env-maven-plugin\n");
        write(SITE + "My_Pack-1.0.dist-info/RECORD", "my.py,,\n../../../bin/my,,\n__pycache__/my.cpython-312.pyc,,\n");
        write(
                SITE + "My_Pack-1.0.dist-info/provenance_url.json",
                "{\"url\": \"https://example.org/a.whl\", \"archive_info\": {\"hashes\": {\"sha256\": \"" + DIGEST
                        + "\"}}}");
        write("lib/python3.13t/site-packages/b-2.dist-info/INSTALLER", "env-maven-plugin");
        write("lib/python3.13t/site-packages/b-2.dist-info/RECORD", "b.py,,\n");

        List<InstalledWheel> wheels = InstalledWheels.read(prefix);

        assertThat(wheels).extracting(InstalledWheel::label).containsExactly("b 2 (pip)", "my-pack 1.0 (pip)");
        InstalledWheel wheel = wheels.get(1);
        assertThat(wheel.origin()).isEqualTo(new WheelOrigin("https://example.org/a.whl", new Sha256(DIGEST), false));
        assertThat(wheel.paths())
                .extracting(PrefixPath::path)
                .containsExactly(SITE + "my.py", "bin/my", SITE + "__pycache__/my.cpython-312.pyc");
        assertThat(wheel.paths().get(2).kind()).isEqualTo(PrefixPath.Kind.PYC_FILE);
    }

    @Test
    void leavesToOthersWhatTheyInstalled() throws IOException {
        for (String installer : List.of("pip", "conda", "uv", "")) {
            write(SITE + "a" + installer + "-1.dist-info/INSTALLER", installer);
            write(SITE + "a" + installer + "-1.dist-info/RECORD", "a.py,,\n");
        }
        write(SITE + "nothing-1.dist-info/RECORD", "n.py,,\n");

        assertThat(InstalledWheels.read(prefix)).isEmpty();
    }

    @Test
    void believesNoRowThatLeavesTheEnvironment() throws IOException {
        write(SITE + "a-1.dist-info/INSTALLER", "env-maven-plugin\n");
        write(
                SITE + "a-1.dist-info/RECORD",
                "a.py,,\n../../../../out,,\n/etc/passwd,,\n../../../conda-meta/history,,\n"
                        + "b/../../../../../out,,\n../../../,,\n");

        assertThat(InstalledWheels.read(prefix).get(0).paths())
                .extracting(PrefixPath::path)
                .containsExactly(SITE + "a.py");
    }

    @Test
    void knowsNoFilesOfAPackageWhoseListCannotBeRead() throws IOException {
        write(SITE + "a-1.dist-info/INSTALLER", "env-maven-plugin\n");
        write(SITE + "a-1.dist-info/RECORD", "a.py,only two\n");
        write(SITE + "b-1.dist-info/INSTALLER", "env-maven-plugin\n");

        assertThat(InstalledWheels.read(prefix)).hasSize(2).allMatch(InstalledWheel::isUnlisted);
    }

    @Test
    void followsNoLinkToAnotherPython() throws IOException {
        write(SITE + "a-1.dist-info/INSTALLER", "env-maven-plugin\n");
        write(SITE + "a-1.dist-info/RECORD", "a.py,,\n");
        Files.createSymbolicLink(prefix.resolve("lib/python3.1"), Path.of("python3.12"));

        assertThat(InstalledWheels.read(prefix)).hasSize(1);
        assertThat(InstalledWheels.siteDirectories(prefix)).containsExactly("lib/python3.12/site-packages");
    }

    private void write(String path, String content) throws IOException {
        Path file = prefix.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, content);
    }
}

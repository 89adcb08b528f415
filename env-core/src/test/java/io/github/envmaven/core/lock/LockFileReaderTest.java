package io.github.envmaven.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockFileReaderTest {

    private static final String LOCK = """
            version: 1
            metadata:
              content_hash:
                linux-64: 0f
              channels:
              - url: conda-forge
                used_env_vars: []
              - url: https://${USER}:${PASS}@example.org/private
                used_env_vars: [PASS, USER]
              platforms:
              - linux-64
              sources:
              - environment.yml
            package:
            - name: zlib
              version: '1.10'
              manager: conda
              platform: linux-64
              dependencies:
                libzlib: 1.10 h1_0
                __glibc: ''
              url: https://conda.anaconda.org/conda-forge/linux-64/zlib-1.10-h1_0.conda
              hash:
                md5: 00000000000000000000000000000000
                sha256: 0000000000000000000000000000000000000000000000000000000000000000
              category: main
              optional: false
            """;

    @Test
    void readsPackages() {
        LockFile lock = LockFileReader.parse(LOCK, "conda-lock.yml");

        LockedPackage.Conda zlib =
                lock.environment("linux-64").orElseThrow().findConda("zlib").orElseThrow();
        assertThat(zlib.version()).isEqualTo("1.10");
        assertThat(zlib.build()).isEqualTo("h1_0");
        assertThat(zlib.dependencies()).containsEntry("libzlib", "1.10 h1_0").containsEntry("__glibc", "");
        assertThat(zlib.digests().md5()).isPresent();
        assertThat(zlib.categories()).containsExactly("main");
        assertThat(zlib.fileName()).isEqualTo("zlib-1.10-h1_0.conda");
        assertThat(lock.environment("osx-64")).isEmpty();
    }

    @Test
    void bringsTheCategoriesOfAPackageTogether() {
        String again = LOCK.substring(LOCK.indexOf("- name: zlib")).replace("category: main", "category: test");

        LockFile lock = LockFileReader.parse(LOCK.replace("category: main", "category: dev") + again, "conda-lock.yml");

        LockedEnvironment environment = lock.environment("linux-64").orElseThrow();
        assertThat(environment.packages()).hasSize(1);
        assertThat(environment.packages().get(0).categories()).containsExactly("dev", "test");
        assertThat(environment.of(List.of("test")).packages()).hasSize(1);
        assertThat(environment.of(List.of("main")).packages()).isEmpty();
    }

    @Test
    void refusesAPackageThatIsListedTwice() {
        String again = LOCK.substring(LOCK.indexOf("- name: zlib"));

        assertThatThrownBy(() -> LockFileReader.parse(LOCK + again, "conda-lock.yml"))
                .hasMessage(
                        "conda-lock.yml:28: package 'zlib' is listed a second time for linux-64 in the category main.");
        assertThatThrownBy(() -> LockFileReader.parse(
                        LOCK + again.replace("category: main", "category: dev").replace("'1.10'", "'1.11'"),
                        "conda-lock.yml"))
                .hasMessageStartingWith(
                        "conda-lock.yml:28: package 'zlib' is listed a second time for linux-64 and is not");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 1\\n | version: 6\\n | 1: this is a lock file of version 6; version 1 of conda-lock's format is read.
            version: 1\\n | '' | 1: the lock has no 'version'.
            'package:\\n' | 'packages:\\n' | 14: 'packages' is no key of the lock in a lock file.
            manager: conda | manager: npm | 17: package 'zlib' has the manager 'npm'; conda and pip are known.
            platform: linux-64 | platform: osx-64 | 18: package 'zlib' is for osx-64, which is none of the lock's platforms linux-64.
            '    md5: 00000000000000000000000000000000\\n    sha256: 0000000000000000000000000000000000000000000000000000000000000000\\n' | '    md5:\\n' | 24: package 'zlib' has no hash.
            md5: 0000 | md5: 000x | 24: the md5 of package 'zlib' is '000x0000000000000000000000000000', not 32 hexadecimal digits.
            category: main | kategory: main | 26: 'kategory' is no key of package 'zlib' in a lock file.
            '  version: ''1.10''\\n' | '' | 15: package 'zlib' has no 'version'.
            url: https://conda.anaconda.org | url: ftp://conda.anaconda.org | 22: the URL ftp://conda.anaconda.org/conda-forge/linux-64/zlib-1.10-h1_0.conda of package 'zlib' has the scheme 'ftp'; https, http, file, oci, s3 are accepted.
            url: https://conda.anaconda.org/conda-forge | url: https://me:secret@host/c | 22: the URL https://***@host/c/linux-64/zlib-1.10-h1_0.conda of package 'zlib' contains credentials.
            url: https://conda.anaconda.org/conda-forge | url: https://host/t/tk-123/c | 22: the URL https://host/t/***/c/linux-64/zlib-1.10-h1_0.conda of package 'zlib' contains an access token.
            url: https://conda.anaconda.org/conda-forge | url: https://host/c/.. | 22: the URL https://host/c/../linux-64/zlib-1.10-h1_0.conda of package 'zlib' has a blank, a control character, a backslash or a '..'.
            url: https://conda.anaconda.org | url: https://evil.org/$AWS_SECRET | 22: the URL https://evil.org/$AWS_SECRET/conda-forge/linux-64/zlib-1.10-h1_0.conda of package 'zlib' asks for the environment variable 'AWS_SECRET', which no channel of the lock declares for its own URLs.
            url: https://conda.anaconda.org | url: https://evil.org/${PASS} | 22: the URL https://evil.org/${PASS}/conda-forge/linux-64/zlib-1.10-h1_0.conda of package 'zlib' asks for the environment variable 'PASS', which no channel of the lock declares for its own URLs.
            """)
    void refusesWhatWasChangedByHand(String original, String changed, String message) {
        String text = LOCK.replace(original.replace("\\n", "\n"), changed.replace("\\n", "\n"));

        assertThatThrownBy(() -> LockFileReader.parse(text, "conda-lock.yml"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("conda-lock.yml:" + message)
                .extracting(e -> ((EnvException) e).remedy().orElseThrow().kind())
                .isEqualTo(Remedy.Kind.RELOCK);
    }

    @Test
    void acceptsDirectoriesThatLookLikeThePlaceOfAToken() {
        String text = LOCK.replace("https://conda.anaconda.org/conda-forge/", "file:///home/me/t/channel/");

        assertThatCode(() -> LockFileReader.parse(text, "conda-lock.yml")).doesNotThrowAnyException();
    }

    @Test
    void acceptsTheVariablesThatAChannelDeclaresForItsOwnUrls() {
        String text =
                LOCK.replace("https://conda.anaconda.org/conda-forge", "https://${USER}:${PASS}@example.org/private");

        LockFile lock = LockFileReader.parse(text, "conda-lock.yml");

        assertThat(lock.environment("linux-64").orElseThrow().packages().get(0).url())
                .startsWith("https://${USER}:${PASS}@example.org/private/linux-64/");
    }

    @Test
    void saysWhenThereIsNoLock() {
        assertThatThrownBy(() -> LockFileReader.read(Path.of("no-such-lock.yml")))
                .isInstanceOf(NotFound.class)
                .hasMessage("There is no lock file no-such-lock.yml.");
    }
}

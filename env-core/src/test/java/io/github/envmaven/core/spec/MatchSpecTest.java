package io.github.envmaven.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.version.VersionSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchSpecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkg=1.8; pkg =1.8; pkg = 1.8; pkg 1.8.*; pkg 1.8*; pkg=1.8.*; pkg=1.8.*=*; pkg =1.8.* *; pkg ==1.8.*; "
                        + "pkg[version=1.8.*]; pkg[version='=1.8']",
                "pkg 1.8; pkg==1.8; pkg == 1.8; pkg 1.8 *; pkg=1.8=*; pkg==1.8=*; pkg[version=1.8]; pkg[version='==1.8']",
                "pkg 1.8 py0; pkg==1.8=py0; pkg=1.8=py0; pkg ==1.8 py0; pkg = 1.8 = py0; pkg[version=1.8,build=py0]",
                "pkg =1.8 py0; pkg 1.8.* py0; pkg=1.8.*=py0; pkg=1.8[build=py0]",
                "pkg >=1.8,<2; pkg>=1.8,<2; pkg >=1.8 , < 2; pkg[version='>=1.8,<2']; PKG >=1.8,<2 # pinned",
                "pkg * mkl; pkg=*=mkl; pkg[build=mkl]; pkg[version=*, build=mkl]; pkg[build='mkl',]",
                "ch::pkg; ch::pkg[]; pkg[channel=ch]; ch:ns:pkg; https://u:p@conda.anaconda.org/t/x/ch::pkg[channel=ch]"
            })
    void readsDifferentSpellingsOfTheSame(String spellings) {
        List<MatchSpec> specs =
                Arrays.stream(spellings.split("; ", -1)).map(MatchSpec::parse).toList();

        assertThat(specs).allSatisfy(spec -> assertThat(spec).isEqualTo(specs.get(0)));
    }

    @Test
    void readsEveryField() {
        MatchSpec spec =
                MatchSpec.parse("ch/linux-64::pkg >=1,<2 py3*[build_number='>=3', md5=ab, sha256=cd, fn=a.conda,"
                        + " url='https://h/x.conda', license='*GPL*', license_family=BSD, track_features='a b', features=f,"
                        + " extras=[gpu, \"c++\"], flags=[cuda, blas:*], when=\"python>=3.10\"]");

        assertThat(spec.name()).contains(PackageName.of("pkg"));
        assertThat(spec.version()).isEqualTo(VersionSpec.parse(">=1,<2"));
        assertThat(spec.build()).hasToString("py3*");
        assertThat(spec.buildNumber()).get().hasToString(">=3");
        assertThat(spec.channel()).contains("ch");
        assertThat(spec.subdir()).get().hasToString("linux-64");
        assertThat(spec.md5()).get().hasToString("ab");
        assertThat(spec.sha256()).get().hasToString("cd");
        assertThat(spec.fileName()).get().hasToString("a.conda");
        assertThat(spec.url()).get().hasToString("https://h/x.conda");
        assertThat(spec.license()).get().hasToString("*GPL*");
        assertThat(spec.licenseFamily()).get().hasToString("BSD");
        assertThat(spec.trackFeatures()).containsExactly("a", "b");
        assertThat(spec.features()).containsExactly("f");
        assertThat(spec.extras()).containsExactly("gpu", "c++");
        assertThat(spec.flags()).containsExactly("cuda", "blas:*");
        assertThat(spec.when()).contains(SpecCondition.parse("python>=3.10"));
        assertThat(spec.isPlain()).isFalse();
    }

    @Test
    void letsBracketsOverrideEverythingButTheName() {
        MatchSpec spec =
                MatchSpec.parse("a/win-64::pkg=1=b[name=other, channel=c, subdir=osx-64, version='>2', build=d]");

        assertThat(spec).hasToString("c/osx-64::pkg[version='>2',build=d]");
    }

    @Test
    void readsThePlaceOfAPackageFile() {
        MatchSpec spec = MatchSpec.parse(
                "https://user:secret@conda.anaconda.org/t/token/ch/linux-64/x264-1%21164.3095-h1_2.conda");

        assertThat(spec.channel()).contains("https://conda.anaconda.org/ch");
        assertThat(spec.subdir()).get().hasToString("linux-64");
        assertThat(spec.name()).contains(PackageName.of("x264"));
        assertThat(spec.version()).hasToString("==1!164.3095");
        assertThat(spec.build()).hasToString("h1_2");
        assertThat(spec.url()).get().hasToString("https://conda.anaconda.org/ch/linux-64/x264-1%21164.3095-h1_2.conda");
        assertThat(spec.toString()).doesNotContain("secret", "token");
    }

    @Test
    void readsTheDigestBehindTheUrlOfAPackageFile() {
        String md5 = "8b1a9953c4611296a827abf8c47804d7";

        assertThat(MatchSpec.parse("https://h/ch/noarch/a-1-0.conda#" + md5).md5())
                .get()
                .hasToString(md5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "pkg 4.2.2<6.0.0; 10; ',' or '|'",
                "numpy >=1..2; 9; a segment is empty",
                "blas [optional; 6; '['",
                "foo[version=1; 4; '['",
                "foo]; 4; no '['",
                "foo[bar=1]; 9; no field 'bar'",
                "foo[version=1, version=2]; 16; given twice",
                "foo[version]; 12; '=' and a value",
                "foo[build=]; 11; no value",
                "foo[version='1]; 13; quote is not closed",
                "foo[extras=[GPU]]; 12; 'GPU'",
                "foo[flags=[a b]]; 11; 'a b'",
                "foo[build_number='>=3,<5']; 18; '3,<5'",
                "foo[when='a and']; 10; a spec must stand here",
                "foo[when='(a or b']; 10; not closed",
                "foo[when='a[when=b]']; 10; condition of its own",
                "`foo; if python`; 4; condition",
                "foo if python; 4; condition",
                "pkg..name; 1; not a package name",
                "pa$ckage >=1; 3; '$'",
                "ray[default,data] >=2; 4; '['",
                ">=1.0; 1; name is missing",
                "foo 1.0 py-1; 11; '-'",
                "foo===1; 6; '==='",
                "foo[build='^(a$']; 11; regular expression",
                "~\\ch::foo; 1; not a channel",
                "ch::::foo; 1; not a channel",
                "foo 1.0 a|b; 10; '|'"
            })
    void saysWhereASpecIsWrong(String text, int column, String reason) {
        assertThatThrownBy(() -> MatchSpec.parse(text))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.remedy()).isPresent())
                .hasMessageContaining("column " + column + ":")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "foo 1.0 py27_0; foo==1.0=py27_0",
                "foo=1.0.* b*; foo=1.0[build=b*]",
                "foo=1.0.*=b; foo=1.0[build=b]",
                "ch/linux-64::foo>=1.0; ch/linux-64::foo[version='>=1.0']",
                "*/linux-64::foo; foo[subdir=linux-64]",
                "foo[channel='*-x', when=\"a[build='b c']\"]; foo[channel=*-x,when=\"a[build='b c']\"]",
                "foo[build=\"it's\"]; foo[build=\"it's\"]",
                "foo[flags=cuda, extras=gpu]; foo[extras=[gpu],flags=[cuda]]"
            })
    void printsTheCanonicalForm(String text, String canonical) {
        assertThat(MatchSpec.parse(text)).hasToString(canonical).isEqualTo(MatchSpec.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/ch/noarch/a-1-0.conda",
                "file:/srv/ch/noarch/a-1-0.conda",
                "file:///srv/ch/noarch/a-1-0.conda"
            })
    void readsThePathOfAPackageFile(String path) {
        assertThat(MatchSpec.parse(path).url()).get().hasToString("file:///srv/ch/noarch/a-1-0.conda");
        assertThat(MatchSpec.parse(path).channel()).contains("file:///srv/ch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "numpy; numpy", "numpy >=1.21,<3; numpy", "Pillow>=10; pillow", "numpy=1; numpy",
                        "libzstd!=1.5; libzstd",
                "openssl~=3.0; openssl", "numpy<2; numpy", "numpy[build=a]; numpy", "ch::numpy 1; numpy", "_x_y; _x_y"
            })
    void cutsTheNameOutOfADependsText(String text, String name) {
        assertThat(MatchSpec.nameOf(text)).isEqualTo(PackageName.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", ">=1.0", "invalid$package >=1.0"})
    void refusesADependsTextWithoutAName(String text) {
        assertThatThrownBy(() -> MatchSpec.nameOf(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void takesPublishedNamesThatUsersMayNotWrite() {
        assertThat(MatchSpec.parseDepends("odd--name >=1").name()).contains(PackageName.of("odd--name"));
        assertThatThrownBy(() -> MatchSpec.parse("odd--name >=1")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void readsWhatIsSaidOfAPackageNamedElsewhere() {
        PackageName numpy = PackageName.of("numpy");

        assertThat(MatchSpec.parseNameless(numpy, ">=1.26,<2 py3*")).isEqualTo(MatchSpec.parse("numpy >=1.26,<2 py3*"));
        assertThat(MatchSpec.parseNameless(numpy, "1.26")).isEqualTo(MatchSpec.parse("numpy 1.26"));
        assertThat(MatchSpec.parseNameless(numpy, "[build=mkl]")).isEqualTo(MatchSpec.parse("numpy[build=mkl]"));
    }

    @Test
    void knowsPatternsInNames() {
        assertThat(MatchSpec.parse("py* >=3").name()).isEmpty();
        assertThat(MatchSpec.parse("^py(3|py)$ >=3").nameMatcher().matches("pypy"))
                .isTrue();
        assertThat(MatchSpec.parse("*[md5=ab]").nameMatcher().isAny()).isTrue();
    }
}

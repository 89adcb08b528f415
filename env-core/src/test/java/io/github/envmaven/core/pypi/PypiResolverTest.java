package io.github.envmaven.core.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.solve.SolveLimits;
import io.github.envmaven.core.testing.Golden;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PypiResolverTest {

    private final MemoryCatalog catalog = new MemoryCatalog();

    private static PypiRequest request(String... wishes) {
        return PypiRequest.of(
                Targets.linux("3.12"), Stream.of(wishes).map(PypiWish::of).toList(), PypiRequest.Rules.DEFAULT);
    }

    private PypiResult attempt(PypiRequest request) {
        return new PypiResolver(catalog, SolveLimits.DEFAULT).attempt(request);
    }

    private List<String> resolve(PypiRequest request) {
        PypiResult result = attempt(request);
        if (result instanceof PypiConflict conflict) {
            throw new AssertionError(conflict.explanation().text());
        }
        return ((PypiSolution) result)
                .packages().stream()
                        .map(pinned -> pinned.name() + " " + pinned.version())
                        .toList();
    }

    @Test
    void choosesTheNewestThatFitTogether() {
        catalog.add("app 1.0 : lib>=1").add("app 2.0 : lib>=3").add("lib 1.0").add("lib 2.0");

        assertThat(resolve(request("app"))).containsExactly("app 1.0", "lib 2.0");
    }

    @Test
    void readsOnlyTheMetadataItNeeds() {
        catalog.add("app 1.0 : lib").add("app 2.0 : lib").add("lib 1.0").add("lib 2.0");

        assertThat(resolve(request("app"))).containsExactly("app 2.0", "lib 2.0");
        assertThat(catalog.metadataRead).containsExactly("app 2.0", "lib 2.0");
    }

    @Test
    void followsExtrasThatAskForExtras() {
        catalog.add("app 1.0 : app[db,web] ; extra == 'all' & sql ; extra == 'db' & http ; extra == 'web'")
                .add("sql 1.0")
                .add("http 1.0");

        assertThat(resolve(request("app"))).containsExactly("app 1.0");
        assertThat(resolve(request("app[all]"))).containsExactly("app 1.0", "http 1.0", "sql 1.0");
        PypiSolution solution = (PypiSolution) attempt(request("app[db]"));
        assertThat(solution.packages().get(0).dependencies())
                .extracting(Requirement::toString)
                .containsExactly("sql; extra == \"db\"");
    }

    @Test
    void takesWhatCondaProvidesAndNeverInstallsItTwice() {
        catalog.add("app 1.0 : numpy>=1.2").add("app 2.0 : numpy>=2").add("numpy 2.1");
        PypiRequest plain = request("app");

        assertThat(resolve(plain)).containsExactly("app 2.0", "numpy 2.1");
        assertThat(resolve(withConda(plain, "numpy 1.26.4"))).containsExactly("app 1.0");
    }

    @Test
    void installsWhatAnExtraNeedsOfAPackageThatCondaProvides() {
        catalog.add("requests 2.30 : urllib3 & oldsocks ; extra == 'socks'")
                .add("requests 2.31 : urllib3 & PySocks>=1.5 ; extra == 'socks' & requests[socks] ; extra == 'all'")
                .add("urllib3 2.0")
                .add("oldsocks 1.0")
                .add("pysocks 1.7")
                .add("app 1.0 : requests[socks]>=2");
        String conda = "requests 2.31";

        assertThat(resolve(withConda(request("requests"), conda))).isEmpty();
        assertThat(catalog.metadataRead).isEmpty();
        assertThat(resolve(withConda(request("requests[socks]"), conda))).containsExactly("pysocks 1.7");
        assertThat(resolve(withConda(request("requests[all]"), conda))).containsExactly("pysocks 1.7");
        assertThat(resolve(withConda(request("app"), conda))).containsExactly("app 1.0", "pysocks 1.7");
        assertThat(resolve(withConda(request("requests[socks]"), conda, "pysocks 1.6")))
                .isEmpty();
        assertThat(attempt(withConda(request("requests[socks]"), conda, "pysocks 1.4")))
                .isInstanceOf(PypiConflict.class);
        assertThat(resolve(withConda(request("requests[socks]"), "requests 2.99")))
                .as("no index has that version, so nobody knows")
                .isEmpty();
    }

    @Test
    void tellsOfExtrasThatNobodyHas() {
        catalog.add("app 1.0 : lib[Fast,slow]")
                .add("lib 1.0 : speed ; extra == 'fast'")
                .add("speed 1.0");

        assertThat(warnings(request("app[none]")))
                .containsExactly(
                        "app 1.0 has no extra 'none', so it adds nothing",
                        "lib 1.0 has no extra 'slow', so it adds nothing");
        assertThat(warnings(withConda(request("lib[fast,small]"), "lib 1.0")))
                .containsExactly("lib 1.0 has no extra 'small', so it adds nothing");
        assertThat(warnings(withConda(request("lib[fast]"), "lib 1.1")))
                .containsExactly("What the extra 'fast' of lib 1.1 adds is not known: conda brings that version, and no"
                        + " index has it");
    }

    @Test
    void tellsOfBetterVersionsWhoseMetadataIsBroken() {
        catalog.add("app 1.0")
                .add("app 1.5 : lib>=not.a.version")
                .add("app 2.0 : lib (>=1")
                .add(
                        new CoreMetadata("", "", "", "", List.of(), List.of(), List.of()),
                        false,
                        List.of("tool-3.0-py3-none-any.whl"));
        catalog.add("tool 2.0").add("old 1.0").add("old 2.0 : broken (");
        catalog.requiresPython("old", "<3");
        PypiRequest request = request("app", "tool");

        assertThat(resolve(request)).containsExactly("app 1.0", "tool 2.0");
        assertThat(warnings(request))
                .hasSize(2)
                .satisfiesExactly(
                        app -> assertThat(app)
                                .startsWith(
                                        "app 2.0 and 1 more were passed over for 1.0: its requirements cannot be read: "),
                        tool -> assertThat(tool)
                                .isEqualTo("tool 3.0 was passed over for 2.0: its metadata has no Name"));
        assertThat(warnings(request("app<1.2"))).isEmpty();
    }

    private List<String> warnings(PypiRequest request) {
        return ((PypiSolution) attempt(request)).warnings();
    }

    private static PypiRequest withConda(PypiRequest plain, String... packages) {
        Map<PypiName, List<Pep440Version>> provided = new TreeMap<>();
        for (String text : packages) {
            String[] parts = text.split(" ");
            provided.put(PypiName.parse(parts[0]), List.of(Pep440Version.parse(parts[1])));
        }
        return new PypiRequest(plain.target(), plain.wishes(), List.of(), List.of(), provided, Map.of(), plain.rules());
    }

    @Test
    void keepsConstraintsAndOverrides() {
        catalog.add("app 1.0 : lib<2").add("lib 1.0").add("lib 1.5").add("lib 2.0");
        PypiRequest plain = request("app");

        assertThat(resolve(new PypiRequest(
                        plain.target(),
                        plain.wishes(),
                        List.of(PypiWish.of("lib!=1.5"), PypiWish.of("never==1")),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        plain.rules())))
                .containsExactly("app 1.0", "lib 1.0");
        assertThat(resolve(new PypiRequest(
                        plain.target(),
                        plain.wishes(),
                        List.of(),
                        List.of(Requirement.parse("lib>=2")),
                        Map.of(),
                        Map.of(),
                        plain.rules())))
                .containsExactly("app 1.0", "lib 2.0");
    }

    @Test
    void keepsPreferredVersionsWhereItCan() {
        catalog.add("app 1.0 : lib").add("lib 1.0").add("lib 2.0");
        PypiRequest plain = request("app");
        PypiRequest locked = new PypiRequest(
                plain.target(),
                plain.wishes(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(PypiName.parse("lib"), Pep440Version.parse("1.0")),
                plain.rules());

        assertThat(resolve(locked)).containsExactly("app 1.0", "lib 1.0");
    }

    @Test
    void takesAFileThatIsNamedByItsUrl() {
        catalog.add(
                new CoreMetadata("2.1", "app", "3.0", "", List.of(), List.of(), List.of()),
                false,
                List.of("app-3.0-py3-none-any.whl"));
        catalog.add("app 9.0");

        assertThat(resolve(request("app @ https://index.example/app-3.0-py3-none-any.whl")))
                .containsExactly("app 3.0");
        assertThatThrownBy(() -> attempt(request("other @ https://index.example/app-3.0-py3-none-any.whl")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("names a file of app");
    }

    @Test
    void explainsConflicts() {
        catalog.add("app 2.0 : lib<2")
                .add("web 1.0 : lib>=2")
                .add("lib 1.0")
                .add("lib 2.0")
                .add(
                        new CoreMetadata("2.1", "native", "1.0", "", List.of(), List.of(), List.of()),
                        false,
                        List.of("native-1.0-cp312-cp312-win_amd64.whl"))
                .add(
                        new CoreMetadata("2.1", "modern", "1.0", ">=3.13", List.of(), List.of(), List.of()),
                        false,
                        List.of("modern-1.0-py3-none-any.whl"))
                .add(
                        new CoreMetadata("2.1", "gone", "1.0", "", List.of(), List.of(), List.of()),
                        true,
                        List.of("gone-1.0-py3-none-any.whl"))
                .add("linked 1.0 : secret @ https://elsewhere.example/secret-1.0-py3-none-any.whl");
        StringBuilder told = new StringBuilder();

        for (String[] wishes : new String[][] {
            {"app", "web"}, {"lib>=3"}, {"nothing"}, {"native"}, {"modern"}, {"gone"}, {"linked"}, {"gone==2"}
        }) {
            PypiResult result = attempt(request(wishes));
            assertThat(result).isInstanceOf(PypiConflict.class);
            told.append(((PypiConflict) result).explanation().text()).append("\n\n");
        }

        Golden.matches(told.toString());
    }
}

package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecord.PrefixLink;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransactionPlannerTest {

    private static final Channel CHANNEL = new Channel("test", "https://example.org/test");

    @Test
    void linksDependenciesBeforeDependents() {
        Transaction transaction =
                plan(List.of(), record("app", "1", "lib"), record("lib", "1", "base"), record("base", "1"));

        assertThat(steps(transaction)).containsExactly("Install base-1-0", "Install lib-1-0", "Install app-1-0");
    }

    @Test
    void plansTheSameWhateverOrderRecordsComeIn() {
        List<RepoDataRecord> records = new ArrayList<>(List.of(
                record("a", "1", "c"),
                record("b", "1", "c", "d"),
                record("c", "1", "e"),
                record("d", "1", "b"),
                record("e", "1"),
                record("f", "1")));
        List<String> expected = steps(TransactionPlanner.plan("linux-64", List.of(), records));
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(records, random);

            assertThat(steps(TransactionPlanner.plan("linux-64", List.of(), records)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void leavesWhatIsThereAndRemovesWhatIsNotWanted() {
        List<PrefixRecord> installed = List.of(
                installed(record("kept", "1")),
                installed(record("old", "1")),
                installed(record("unwanted", "1", "old")));

        Transaction transaction = plan(installed, record("kept", "1"), record("old", "2"), record("new", "1"));

        assertThat(steps(transaction)).containsExactly("Remove unwanted-1-0", "Change old-2-0", "Install new-1-0");
        assertThat(transaction.unchanged()).extracting(PrefixRecord::stem).containsExactly("kept-1-0");
    }

    @Test
    void removesDependentsBeforeWhatTheyDependOn() {
        List<PrefixRecord> installed = List.of(installed(record("base", "1")), installed(record("app", "1", "base")));

        assertThat(steps(plan(installed))).containsExactly("Remove app-1-0", "Remove base-1-0");
    }

    @Test
    void tellsFilesOfOneNameApartByTheirHash() {
        RepoDataRecord one = withHash(record("a", "1"), "1");
        RepoDataRecord other = withHash(record("a", "1"), "2");

        assertThat(steps(plan(List.of(installed(one)), one))).isEmpty();
        assertThat(steps(plan(List.of(installed(one)), other))).containsExactly("Change a-1-0");
        assertThat(steps(plan(List.of(installed(record("a", "1"))), one))).containsExactly("Change a-1-0");
    }

    @Test
    void linksNoarchPythonPackagesAgainOnlyWhenTheMinorVersionChanges() {
        RepoDataRecord tool = noarch(record("tool", "1"));
        List<PrefixRecord> installed = List.of(installed(record("python", "3.12.1")), installed(tool));

        assertThat(steps(plan(installed, record("python", "3.12.9"), tool))).containsExactly("Change python-3.12.9-0");
        assertThat(steps(plan(installed, record("python", "3.13.0"), tool)))
                .containsExactly("Change python-3.13.0-0", "Reinstall tool-1-0");
    }

    @Test
    void putsPythonBeforeNoarchPythonPackagesEvenInACycle() {
        RepoDataRecord pip = noarch(record("pip", "1", "python"));
        RepoDataRecord forgetful = noarch(record("a", "1"));

        assertThat(steps(plan(List.of(), forgetful, pip, record("python", "3.13.0", "pip"))))
                .first()
                .isEqualTo("Install python-3.13.0-0");
    }

    @Test
    void refusesNoarchPythonPackagesWithoutPython() {
        assertThatThrownBy(() -> plan(List.of(), noarch(record("tool", "1"))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("tool-1-0")
                .hasMessageContaining("no python");
    }

    @Test
    void linksAgainWhatMustNotBeTrusted() {
        List<PrefixRecord> installed = List.of(installed(record("a", "1")), installed(record("b", "1")));

        Transaction transaction = TransactionPlanner.plan(
                "linux-64",
                installed,
                record -> record.stem().equals("a-1-0"),
                List.of(record("a", "1"), record("b", "1")));

        assertThat(steps(transaction)).containsExactly("Reinstall a-1-0");
    }

    private static Transaction plan(List<PrefixRecord> installed, RepoDataRecord... desired) {
        return TransactionPlanner.plan("linux-64", installed, List.of(desired));
    }

    private static List<String> steps(Transaction transaction) {
        return transaction.operations().stream()
                .map(operation -> operation.getClass().getSimpleName() + " "
                        + operation
                                .linked()
                                .map(record -> record.packageRecord().stem())
                                .orElseGet(
                                        () -> operation.unlinked().orElseThrow().stem()))
                .toList();
    }

    private static RepoDataRecord record(String name, String version, String... depends) {
        return of(PackageRecord.builder(PackageName.of(name), Version.parse(version), "0")
                .depends(List.of(depends))
                .build());
    }

    private static RepoDataRecord noarch(RepoDataRecord record) {
        return of(record.packageRecord().toBuilder().noArch(NoArch.PYTHON).build());
    }

    private static RepoDataRecord withHash(RepoDataRecord record, String digit) {
        return of(record.packageRecord().toBuilder()
                .sha256(new Sha256(digit.repeat(64)))
                .build());
    }

    private static RepoDataRecord of(PackageRecord record) {
        return new RepoDataRecord(record, record.stem() + ".conda", "https://example.org/" + record.stem(), CHANNEL);
    }

    private static PrefixRecord installed(RepoDataRecord record) {
        return new PrefixRecord(
                record, List.of(), new PrefixLink("", PrefixLink.HARD_LINK), List.of(), Collections.emptyMap());
    }
}

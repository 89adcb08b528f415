package io.github.envmaven.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordMemoryTest {

    private final RecordMemory memory = new RecordMemory();
    private final List<String> made = new ArrayList<>();

    @Test
    void makesTheRecordsOfANameOnce() {
        List<RepoDataRecord> first = recall("a", 2);

        assertThat(recall("a", 2)).isSameAs(first);
        assertThat(recall("b", 1)).hasSize(1);
        assertThat(made).containsExactly("a", "b");
    }

    @Test
    void keepsNoMoreThanABoundedNumber() {
        recall("most", 60_000);
        recall("too-many", 10_000);
        recall("too-many", 10_000);
        recall("most", 60_000);

        assertThat(made).containsExactly("most", "too-many", "too-many");
    }

    private List<RepoDataRecord> recall(String name, int count) {
        return memory.recall(PackageName.of(name), asked -> {
            made.add(name);
            return Collections.nCopies(count, record(asked));
        });
    }

    private static RepoDataRecord record(PackageName name) {
        return RepoDataRecord.below(
                "https://example.org/demo/linux-64/",
                PackageRecord.builder(name, Version.parse("1"), "0").build(),
                ".conda",
                new Channel("demo", "https://example.org/demo"));
    }
}

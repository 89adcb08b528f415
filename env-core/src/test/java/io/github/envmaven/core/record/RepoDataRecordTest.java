package io.github.envmaven.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import org.junit.jupiter.api.Test;

class RepoDataRecordTest {

    @Test
    void putsTheFileNameTogetherFromItsFields() {
        assertThat(record(".conda").fileName()).isEqualTo("zlib-1!1.3-h0_1.conda");
        assertThat(record(".conda").isConda()).isTrue();
        assertThat(record(".tar.bz2").fileName()).isEqualTo("zlib-1!1.3-h0_1.tar.bz2");
        assertThat(record(".tar.bz2").isConda()).isFalse();
    }

    @Test
    void keepsAFileNameThatDoesNotFollowFromItsFields() {
        assertThat(record(".odd-1-0.conda").fileName()).isEqualTo(".odd-1-0.conda");
        assertThat(record("Zlib-1.3-h0_1.conda").url())
                .isEqualTo("https://example.org/demo/linux-64/Zlib-1.3-h0_1.conda");
    }

    @Test
    void escapesWhatAUrlMustNotHold() {
        assertThat(record("a b#1-é.conda").url()).isEqualTo("https://example.org/demo/linux-64/a%20b%231-%C3%A9.conda");
    }

    @Test
    void isEqualHoweverItsNameWasGiven() {
        PackageRecord fields = fields();

        assertThat(record(fields, ".conda")).isEqualTo(record(fields, "zlib-1!1.3-h0_1.conda"));
        assertThat(record(fields, ".conda")).hasSameHashCodeAs(record(fields, "zlib-1!1.3-h0_1.conda"));
        assertThat(record(fields, ".conda")).isNotEqualTo(record(fields, ".tar.bz2"));
    }

    private static RepoDataRecord record(String nameOrExtension) {
        return record(fields(), nameOrExtension);
    }

    private static RepoDataRecord record(PackageRecord fields, String nameOrExtension) {
        return RepoDataRecord.below(
                "https://example.org/demo/linux-64/",
                fields,
                nameOrExtension,
                new Channel("demo", "https://example.org/demo"));
    }

    private static PackageRecord fields() {
        return PackageRecord.builder(PackageName.of("zlib"), Version.parse("1!1.3"), "h0_1")
                .build();
    }
}

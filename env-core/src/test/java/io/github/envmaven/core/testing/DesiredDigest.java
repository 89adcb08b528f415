package io.github.envmaven.core.testing;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.record.RepoDataRecord;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** A digest that differs when the packages do, to seal environments with. */
public final class DesiredDigest {

    private DesiredDigest() {}

    public static Sha256 of(Collection<RepoDataRecord> records) {
        String lines = records.stream()
                .map(record -> record.packageRecord().stem() + " "
                        + record.packageRecord().sha256().map(Sha256::hex).orElse("") + " " + record.url())
                .sorted()
                .collect(Collectors.joining("\n"));
        return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
    }
}

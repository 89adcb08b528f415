package io.github.envmaven.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Random locks, with every text that YAML could take for something else. */
class LockFileRoundTripTest {

    private static final List<String> TEXTS = List.of(
            "1.10",
            "1e5",
            "0x1f",
            "null",
            "no",
            "~",
            "2021.10.8",
            "2024-01-01",
            "1_0",
            "12:30",
            "0",
            "",
            "*",
            ">=1,<2",
            "3.12.* *_cpython",
            "==1.2 h1_0",
            "!=1.5,>=1|<0.4",
            "a: b",
            "a #b",
            "- a",
            "it's",
            "x'y''z",
            "é",
            "a\nb",
            " a ",
            "\"q\"",
            "{}",
            "[x]",
            "&a",
            "!t",
            "%d",
            "@x",
            "`x`",
            "=",
            "<<",
            "a".repeat(200),
            "word ".repeat(40).strip());

    private final List<String> platforms = List.of("linux-64", "osx-arm64", "win-64");

    @RepeatedTest(60)
    void readsBackWhatItWrote(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        LockFile lock = lock(random);

        String text = LockFileWriter.format(lock);

        LockFile read = LockFileReader.parse(text, "conda-lock.yml");
        assertThat(read).isEqualTo(lock);
        assertThat(LockFileWriter.format(read)).isEqualTo(text);
    }

    private LockFile lock(Random random) {
        List<LockedEnvironment> environments = new ArrayList<>();
        for (String platform : platforms) {
            List<LockedPackage> packages = new ArrayList<>();
            for (String name : names(random)) {
                packages.add(conda(random, name, platform));
            }
            for (String name : names(random)) {
                packages.add(pip(random, name, platform));
            }
            environments.add(new LockedEnvironment(platform, packages));
        }
        return new LockFile(
                new LockMetadata(
                        texts(random),
                        List.of(
                                LockedChannel.of("conda-forge"),
                                new LockedChannel(any(random) + "x", List.of("A", "B"))),
                        platforms,
                        List.of("environment.yml", any(random)),
                        random.nextBoolean() ? "" : "2024-01-31T10:00:00Z",
                        texts(random),
                        random.nextBoolean() ? Map.of() : Map.of("environment.yml", Map.of("md5", any(random))),
                        texts(random)),
                environments);
    }

    private static LockedPackage conda(Random random, String name, String platform) {
        String version = random.nextBoolean() ? "1.10" : "2021.10.8";
        String build = random.nextBoolean() ? "0" : "py312h1_3";
        String file = random.nextInt(5) == 0 ? "other" : name + "-" + version + "-" + build;
        return new LockedPackage.Conda(
                name,
                version,
                build,
                platform,
                texts(random),
                "https://example.org/" + platform + "/" + file + ".conda",
                LockedDigests.of(random.nextBoolean() ? null : new Md5(hex(random, 32)), new Sha256(hex(random, 64))),
                categories(random));
    }

    private static LockedPackage pip(Random random, String name, String platform) {
        boolean repository = random.nextInt(4) == 0;
        return new LockedPackage.Pip(
                name,
                version(random),
                platform,
                texts(random),
                (repository ? "git+" : "") + "https://example.org/" + name + ".whl",
                repository ? LockedDigests.of(null, null) : LockedDigests.of(null, new Sha256(hex(random, 64))),
                categories(random),
                random.nextBoolean() ? "" : "https://example.org/source#sha256=0",
                repository ? hex(random, 40) : "");
    }

    private static String version(Random random) {
        String text = any(random);
        return text.isEmpty() || text.equals("~") || text.equals("null") ? "1" : text;
    }

    private static Map<String, String> texts(Random random) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            texts.put("key-" + random.nextInt(20), any(random));
        }
        return new LinkedHashMap<>(texts);
    }

    private static TreeSet<String> names(Random random) {
        TreeSet<String> names = new TreeSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            names.add("package-" + random.nextInt(100));
        }
        names.add("no");
        return names;
    }

    private static List<String> categories(Random random) {
        return random.nextBoolean() ? List.of("main") : List.of("dev", "yes");
    }

    private static String any(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String hex(Random random, int length) {
        StringBuilder hex = new StringBuilder();
        while (hex.length() < length) {
            hex.append(Integer.toHexString(random.nextInt(16)));
        }
        return hex.toString();
    }
}

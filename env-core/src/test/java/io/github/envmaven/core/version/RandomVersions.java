package io.github.envmaven.core.version;

import java.util.List;
import java.util.Random;

/** Makes version texts that meet often: few words, few numbers, all separators. The same seed makes the same texts. */
public final class RandomVersions {

    private static final List<String> WORDS =
            List.of("a", "b", "rc", "dev", "post", "devdev", "postx", "RC", "alpha", "_");
    private static final List<String> NUMBERS = List.of("0", "00", "1", "01", "2", "10", "113", "20240102030405");

    private final Random random;

    /** Makes a source of texts. */
    public RandomVersions(long seed) {
        this.random = new Random(seed);
    }

    /** The next text, which is a version. */
    public String next() {
        String epoch = random.nextInt(8) == 0 ? random.nextInt(3) + "!" : "";
        String underscore = random.nextInt(10) == 0 ? "_" : "";
        String local = random.nextInt(6) == 0 ? "+" + segments(2) : "";
        return epoch + segments(4) + underscore + local;
    }

    private String segments(int atMost) {
        StringBuilder text = new StringBuilder(segment());
        for (int more = random.nextInt(atMost); more > 0; more--) {
            text.append(random.nextInt(5) == 0 ? '_' : '.').append(segment());
        }
        return text.toString();
    }

    private String segment() {
        StringBuilder text = new StringBuilder();
        boolean number = random.nextInt(4) != 0;
        for (int parts = 1 + random.nextInt(3) / 2 * random.nextInt(3); parts > 0; parts--) {
            String word = pick(WORDS);
            text.append(number ? pick(NUMBERS) : word.equals("_") ? "c" : word);
            number = !number;
        }
        return text.toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}

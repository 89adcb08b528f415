package io.github.envmaven.core.pep;

import java.util.List;
import java.util.Random;

/** Makes versions that meet often: few numbers, every part. The same seed makes the same texts. */
final class RandomPep440 {

    private static final List<String> OPERATORS = List.of(">=", "<=", ">", "<", "==", "!=", "~=");

    private final Random random;

    RandomPep440(long seed) {
        this.random = new Random(seed);
    }

    String version() {
        String local = random.nextInt(6) == 0 ? "+" + List.of("1", "a", "1.a").get(random.nextInt(3)) : "";
        return publicVersion() + local;
    }

    private String publicVersion() {
        StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? "1!" : "");
        text.append(random.nextInt(3));
        for (int more = random.nextInt(3); more > 0; more--) {
            text.append('.').append(random.nextInt(3));
        }
        if (random.nextInt(3) == 0) {
            text.append(List.of("a", "b", "rc").get(random.nextInt(3))).append(random.nextInt(3));
        }
        if (random.nextInt(3) == 0) {
            text.append(".post").append(random.nextInt(3));
        }
        if (random.nextInt(3) == 0) {
            text.append(".dev").append(random.nextInt(3));
        }
        return text.toString();
    }

    /** A clause that is valid: {@code ~=} has two numbers at least. */
    String clause() {
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        if (operator.equals("~=")) {
            return "~=" + random.nextInt(3) + "." + random.nextInt(3);
        }
        if (operator.endsWith("=") && "=!".indexOf(operator.charAt(0)) >= 0 && random.nextInt(3) == 0) {
            return operator + random.nextInt(3) + ".*";
        }
        return operator + publicVersion();
    }
}

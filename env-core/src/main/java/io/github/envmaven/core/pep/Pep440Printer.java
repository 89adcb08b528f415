package io.github.envmaven.core.pep;

import java.util.List;

/** Writes versions in the normal form of PEP 440. */
final class Pep440Printer {

    private Pep440Printer() {}

    static String print(
            long epoch, long[] release, PreKind preKind, long pre, long post, long dev, List<String> local) {
        StringBuilder text = new StringBuilder();
        if (epoch != 0) {
            text.append(epoch).append('!');
        }
        for (int i = 0; i < release.length; i++) {
            text.append(i == 0 ? "" : ".").append(release[i]);
        }
        if (preKind != PreKind.NONE) {
            text.append(preKind.letters).append(pre);
        }
        if (post != Pep440Version.ABSENT) {
            text.append(".post").append(post);
        }
        if (dev != Pep440Version.ABSENT) {
            text.append(".dev").append(dev);
        }
        if (!local.isEmpty()) {
            text.append('+').append(String.join(".", local));
        }
        return text.toString();
    }
}

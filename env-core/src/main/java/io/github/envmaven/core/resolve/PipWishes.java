package io.github.envmaven.core.resolve;

import io.github.envmaven.core.manifest.PipRequirement;
import io.github.envmaven.core.pep.Requirement;
import io.github.envmaven.core.pypi.PypiWish;
import java.util.List;
import java.util.function.UnaryOperator;

/** Turns what a user wrote for pip into what is resolved. */
public final class PipWishes {

    private PipWishes() {}

    /**
     * The wishes of requirements.
     *
     * @param requirements as they were written
     * @param urls makes of a URL that stands in a requirement the one to fetch and keep: without secrets
     * @return one wish for each, in the same order
     */
    public static List<PypiWish> of(List<PipRequirement> requirements, UnaryOperator<String> urls) {
        return requirements.stream().map(written -> of(written, urls)).toList();
    }

    private static PypiWish of(PipRequirement written, UnaryOperator<String> urls) {
        Requirement plain = written.requirement();
        Requirement requirement = plain.isDirect()
                ? new Requirement(
                        plain.writtenName(),
                        plain.writtenExtras(),
                        plain.specifiers(),
                        urls.apply(plain.url()),
                        plain.marker())
                : plain;
        String text = written.line()
                .with(written.toString(), "", written.line().role())
                .withoutSecrets();
        return new PypiWish(requirement, text, written.line().origin(), written.sha256s());
    }
}

package io.github.envmaven.core.spec;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;

/** Words what is wrong with a spec, and where. */
final class InvalidSpec {

    private static final String FORMS =
            "Write a spec such as: numpy, numpy 1.26.*, numpy>=1.26,<2, conda-forge::numpy=1.26=py311_0, "
                    + "numpy[version='>=1.26',build='py311*'].";

    private InvalidSpec() {}

    static InvalidInput at(String text, int index, String reason) {
        return at(text, index, reason, FORMS);
    }

    /** What is wrong with a part that has a language of its own. */
    static InvalidInput at(String text, int index, InvalidInput part) {
        return at(text, index, String.valueOf(part.getMessage()));
    }

    static InvalidInput at(String text, int index, String reason, String hint) {
        return new InvalidInput("Spec '" + text + "', column " + (index + 1) + ": " + reason, Remedy.fixInput(hint));
    }
}

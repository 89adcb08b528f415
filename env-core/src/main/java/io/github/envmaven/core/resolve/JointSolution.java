package io.github.envmaven.core.resolve;

import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.pypi.PypiSolution;
import java.util.List;

/**
 * The packages of an environment.
 *
 * @param conda those that conda brings
 * @param pypi those from indexes, without what conda brings
 * @param learned what conda was limited to so that all fit, as a user would write it; empty where its first choice did
 */
public record JointSolution(CondaSolution conda, PypiSolution pypi, List<String> learned) {

    /** Copies what was learned. */
    public JointSolution {
        learned = List.copyOf(learned);
    }
}

package io.github.envmaven.core.manifest;

import io.github.envmaven.core.manifest.RequestedPip.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What pip is asked for on one platform.
 *
 * @param requirements what is asked for, in the order it was written
 * @param constraints what limits that, and asks for nothing
 * @param options options for all of it
 */
public record PipSection(List<PipRequirement> requirements, List<PipRequirement> constraints, List<PipOption> options) {

    /** Copies what it is given. */
    public PipSection {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        options = List.copyOf(options);
    }

    /**
     * Reads the lines of a platform.
     *
     * @param lines the lines, those of included files among them
     * @return what they say
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when one cannot be read, or asks for what cannot be
     *     locked; the message says where
     */
    public static PipSection of(List<RequestedPip> lines) {
        List<PipRequirement> requirements = new ArrayList<>();
        List<PipRequirement> constraints = new ArrayList<>();
        List<PipOption> options = new ArrayList<>();
        for (RequestedPip line : lines) {
            for (PipLine read : PipLineReader.read(line)) {
                if (read instanceof PipOption option) {
                    options.add(option);
                } else if (read instanceof PipRequirement requirement) {
                    (line.role() == Role.CONSTRAINT ? constraints : requirements).add(requirement);
                }
            }
        }
        return new PipSection(requirements, constraints, options);
    }

    /**
     * The values of an option.
     *
     * @param kind which option
     * @return in the order they were written
     */
    public List<String> values(PipOption.Kind kind) {
        return options(kind).stream().map(PipOption::value).toList();
    }

    /**
     * The uses of an option.
     *
     * @param kind which option
     * @return in the order they were written
     */
    public List<PipOption> options(PipOption.Kind kind) {
        return options.stream().filter(option -> option.kind() == kind).toList();
    }

    /**
     * Tells whether an option is given.
     *
     * @param kind which option
     * @return whether it is
     */
    public boolean has(PipOption.Kind kind) {
        return options.stream().anyMatch(option -> option.kind() == kind);
    }
}

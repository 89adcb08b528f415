package io.github.envmaven.core.conda;

import io.github.envmaven.core.spec.MatchSpec;

/**
 * Replaces what some records ask of one package, where their channel has it wrong.
 *
 * @param records whose dependencies are replaced
 * @param replacement the spec that stands for every dependency on the same name
 */
public record DependencyOverride(MatchSpec records, MatchSpec replacement) {}

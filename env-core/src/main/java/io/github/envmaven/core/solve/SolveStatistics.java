package io.github.envmaven.core.solve;

/**
 * How much work a solve was.
 *
 * @param decisions decisions made
 * @param conflicts conflicts met
 * @param propagations assignments propagated
 * @param variables variables of the problem as far as it was encoded
 * @param candidates candidates of all names that were looked at
 */
public record SolveStatistics(long decisions, long conflicts, long propagations, int variables, int candidates) {}

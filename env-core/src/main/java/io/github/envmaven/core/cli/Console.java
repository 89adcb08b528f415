package io.github.envmaven.core.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * What the command line talks to.
 *
 * @param out where results go
 * @param err where progress and problems go
 * @param environment the user's environment variables
 */
public record Console(PrintWriter out, PrintWriter err, Map<String, String> environment) {}

/**
 * A CDCL satisfiability engine on ints, after Een and Soerensson, "An Extensible SAT-solver" (2003): each noun of that
 * paper is a file. It knows literals and clauses only; what they mean is known where they are made.
 */
@NullMarked
package io.github.envmaven.core.sat;

import org.jspecify.annotations.NullMarked;

/** MatchSpecs, the query language over package records (CEP 29, 43, 44, 45). */
@NullMarked
package io.github.envmaven.core.spec;

import org.jspecify.annotations.NullMarked;

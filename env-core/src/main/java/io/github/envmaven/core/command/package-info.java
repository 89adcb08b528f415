/** One class per verb of the user: requests in JDK types, results as values. With event and error, the public surface of env-core. */
@NullMarked
package io.github.envmaven.core.command;

import org.jspecify.annotations.NullMarked;

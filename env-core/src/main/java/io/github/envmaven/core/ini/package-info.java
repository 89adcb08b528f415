/** Configuration files as Python's {@code configparser} reads them. */
@NullMarked
package io.github.envmaven.core.ini;

import org.jspecify.annotations.NullMarked;

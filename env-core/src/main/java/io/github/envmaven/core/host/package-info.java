/** This machine, as conda sees it: its platform, and the virtual packages it offers (CEP 30). */
@NullMarked
package io.github.envmaven.core.host;

import org.jspecify.annotations.NullMarked;

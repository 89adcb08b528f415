/** Package archives, .conda and .tar.bz2 (CEP 35), and the documents under info/ (CEP 34). */
@NullMarked
package io.github.envmaven.core.archive;

import org.jspecify.annotations.NullMarked;

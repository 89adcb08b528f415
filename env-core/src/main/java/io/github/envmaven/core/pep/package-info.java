/**
 * Python's packaging standards as values: versions and specifiers (PEP 440), names (PEP 503), requirements and markers
 * (PEP 508), wheel and sdist file names and compatibility tags (PEP 425, 427, 600, 625, 656, 803).
 */
@NullMarked
package io.github.envmaven.core.pep;

import org.jspecify.annotations.NullMarked;

package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.SpecifierSet;

/**
 * What someone needs, as a requirement to meet.
 *
 * @param name the number of its name
 * @param specifiers which versions; any for an extra
 * @param text how it is told
 */
record Ask(int name, SpecifierSet specifiers, String text) {}

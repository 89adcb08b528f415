/** YAML as places and values: read safely with the line of every node, written as PyYAML writes it. */
@NullMarked
package io.github.envmaven.core.yaml;

import org.jspecify.annotations.NullMarked;

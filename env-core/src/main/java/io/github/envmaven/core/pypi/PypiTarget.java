package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.MarkerEnvironment;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.WheelTags;

/**
 * The interpreter that packages are chosen for, which need not be on this machine.
 *
 * @param name what it is called in messages, for example {@code Python 3.12.4 on linux-64}
 * @param python its full version
 * @param markers what markers ask about it
 * @param tags which wheels it accepts
 */
public record PypiTarget(String name, Pep440Version python, MarkerEnvironment markers, WheelTags tags) {}

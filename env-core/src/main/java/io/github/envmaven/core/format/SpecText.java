package io.github.envmaven.core.format;

import io.github.envmaven.core.lock.LockedPackage;

/** A locked package as a spec that asks for it. */
final class SpecText {

    private SpecText() {}

    static String of(LockedPackage.Conda locked, BuildStrings builds) {
        String version = locked.name() + "=" + locked.version();
        return builds == BuildStrings.INCLUDED ? version + "=" + locked.build() : version;
    }
}

package io.github.envmaven.core.pep;

import static io.github.envmaven.core.pep.Pep440Version.ABSENT;

import java.util.Optional;

/**
 * Finds the first version behind a point. Where there is none because another always fits between, as behind 1.0 and its
 * post-releases (1.0.0.1, 1.0.0.0.1, ...), the answer is empty and every range that begins there has versions.
 */
final class FirstVersion {

    private FirstVersion() {}

    /** The first version of any kind. */
    static Optional<Pep440Version> any(VersionPoint point) {
        Pep440Version version = point.version();
        return switch (point.place()) {
            case BEFORE, AT -> Optional.of(version);
            case AFTER, TOP -> Optional.empty();
            case AFTER_LOCALS ->
                Optional.of(
                        version.isDevRelease()
                                ? version.with(version.preKind, version.pre, version.post, version.dev + 1)
                                : version.with(version.preKind, version.pre, version.post + 1, 0));
            case AFTER_POSTS ->
                version.preKind == PreKind.NONE
                        ? Optional.empty()
                        : Optional.of(version.with(version.preKind, version.pre + 1, ABSENT, 0));
        };
    }

    /** The first version that is no pre-release. */
    static Optional<Pep440Version> ofFinals(VersionPoint point) {
        Pep440Version version = point.version();
        if (point.place() == VersionPoint.Place.TOP) {
            return Optional.empty();
        }
        if (version.preKind != PreKind.NONE) {
            return Optional.of(version.base());
        }
        if (version.isDevRelease()) {
            return Optional.of(version.with(PreKind.NONE, ABSENT, version.post, ABSENT));
        }
        return switch (point.place()) {
            case BEFORE, AT -> Optional.of(version);
            case AFTER_LOCALS -> Optional.of(version.with(PreKind.NONE, ABSENT, version.post + 1, ABSENT));
            default -> Optional.empty();
        };
    }
}

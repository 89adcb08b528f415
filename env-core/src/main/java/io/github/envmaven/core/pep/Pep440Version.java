package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A version of a Python package (PEP 440). Versions are equal when the standard says so, however they are written:
 * {@code 1.0}, {@code 1} and {@code v1.0.0}.
 */
public final class Pep440Version implements Comparable<Pep440Version> {

    /** Where a part is absent. */
    static final long ABSENT = -1;

    final long epoch;
    final long[] release;
    final PreKind preKind;
    final long pre;
    final long post;
    final long dev;
    final List<String> local;
    private final int significant;
    private final String written;

    Pep440Version(
            String written,
            long epoch,
            long[] release,
            PreKind preKind,
            long pre,
            long post,
            long dev,
            List<String> local) {
        this.written = written;
        this.epoch = epoch;
        this.release = release;
        this.preKind = preKind;
        this.pre = pre;
        this.post = post;
        this.dev = dev;
        this.local = List.copyOf(local);
        int length = release.length;
        while (length > 1 && release[length - 1] == 0) {
            length--;
        }
        this.significant = length;
    }

    /**
     * Reads a version.
     *
     * @param text for example {@code 1.2.3rc1}
     * @return the version
     * @throws InvalidInput when the text is not one
     */
    public static Pep440Version parse(String text) {
        return find(text)
                .orElseThrow(() -> new InvalidInput(
                        "'" + text + "' is no Python version (PEP 440)",
                        Remedy.fixInput("Write it like 1.2.3 or 1.2.3rc1")));
    }

    /**
     * Reads a version, if it is one; published file names have others, too.
     *
     * @param text any text
     * @return the version, or empty
     */
    public static Optional<Pep440Version> find(String text) {
        return Pep440Parser.parse(text);
    }

    /**
     * The version as it was written.
     *
     * @return the text without the white space around it
     */
    public String written() {
        return written;
    }

    /**
     * Tells whether this is a pre-release: alpha, beta, candidate or development release.
     *
     * @return whether it is
     */
    public boolean isPreRelease() {
        return preKind != PreKind.NONE || isDevRelease();
    }

    /**
     * Tells whether this is a post-release.
     *
     * @return whether it is
     */
    public boolean isPostRelease() {
        return post != ABSENT;
    }

    /**
     * Tells whether this is a development release.
     *
     * @return whether it is
     */
    public boolean isDevRelease() {
        return dev != ABSENT;
    }

    /**
     * Tells whether there is a local part, as in {@code 2.1+cu118}.
     *
     * @return whether there is
     */
    public boolean isLocal() {
        return !local.isEmpty();
    }

    /**
     * The release's numbers.
     *
     * @return for example 1, 2, 3; a copy
     */
    public long[] release() {
        return release.clone();
    }

    /**
     * The version without its local part.
     *
     * @return the public version
     */
    public Pep440Version publicVersion() {
        return local.isEmpty() ? this : with(preKind, pre, post, dev);
    }

    /**
     * The final release that this belongs to.
     *
     * @return epoch and release alone
     */
    public Pep440Version base() {
        return with(PreKind.NONE, ABSENT, ABSENT, ABSENT);
    }

    /** The same epoch and release with other parts and no local one. */
    Pep440Version with(PreKind otherKind, long otherPre, long otherPost, long otherDev) {
        return of(epoch, release, otherKind, otherPre, otherPost, otherDev);
    }

    static Pep440Version of(long epoch, long[] release, PreKind preKind, long pre, long post, long dev) {
        String text = Pep440Printer.print(epoch, release, preKind, pre, post, dev, List.of());
        return new Pep440Version(text, epoch, release, preKind, pre, post, dev, List.of());
    }

    int compareRelease(Pep440Version other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Arrays.compare(release, 0, significant, other.release, 0, other.significant);
    }

    @Override
    public int compareTo(Pep440Version other) {
        return VersionPoint.compare(this, VersionPoint.Place.AT, other, VersionPoint.Place.AT);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Pep440Version other && compareTo(other) == 0;
    }

    @Override
    public int hashCode() {
        int releaseHash = 1;
        for (int i = 0; i < significant; i++) {
            releaseHash = 31 * releaseHash + Long.hashCode(release[i]);
        }
        return Objects.hash(epoch, releaseHash, preKind, pre, post, dev, local);
    }

    /** The version in the standard's normal form. */
    @Override
    public String toString() {
        return Pep440Printer.print(epoch, release, preKind, pre, post, dev, local);
    }

    /**
     * The version in the standard's normal form, without trailing zeros in its release.
     *
     * @return for example {@code 1.4} for {@code 1.4.0}
     */
    public String canonical() {
        return Pep440Printer.print(epoch, Arrays.copyOf(release, significant), preKind, pre, post, dev, local);
    }
}

package io.github.envmaven.core.cache;

import java.nio.file.Path;

/**
 * Where things lie in a package cache; paths only, nothing is touched.
 *
 * <pre>
 * ROOT/pkgs/numpy-2.1.0-py313_0-0a1b2c3d4e5f6071/info/repodata_record.json   an extracted package, never changed
 * ROOT/pkgs/flask-3.1.3-py3-none-any-90817263544a5b6c/info/wheel-sha256      an unpacked wheel, never changed
 * ROOT/pkgs/.tmp-UUID/                                                       one that is being extracted, or was
 * ROOT/downloads/numpy-2.1.0-py313_0-0a1b2c3d4e5f6071.conda                  the beginning of an archive
 * ROOT/bytecode/flask-3.1.3-pyhd8ed1ab_0-0a1b2c3d4e5f6071-90817263544a5b6c/  what a Python made of a package
 * ROOT/locks/numpy-2.1.0-py313_0-0a1b2c3d4e5f6071.lock                       held by who fetches it
 * ROOT/locks/cleaning.lock                                                   held by who says what it uses, or cleans
 * ROOT/sessions/UUID.lock, UUID.txt                                          a live process, and the packages it uses
 * ROOT/environments/DIGEST.txt                                               the path of an environment that was made
 * ROOT/repodata/                                                             indexes of channels
 * </pre>
 *
 * @param root the cache's directory
 */
record CacheLayout(Path root) {

    /** All packages. */
    Path packages() {
        return root.resolve("pkgs");
    }

    /** One extracted package. */
    Path entry(CacheKey key) {
        return packages().resolve(key.value());
    }

    /** All beginnings of archives. */
    Path downloads() {
        return root.resolve("downloads");
    }

    /** What Pythons made of packages; the installer's. */
    Path bytecode() {
        return root.resolve("bytecode");
    }

    /** The archive of a package while it is being downloaded. */
    Path download(CacheKey key, String extension) {
        return downloads().resolve(key.value() + extension);
    }

    /** The lock of a package. */
    Path lock(CacheKey key) {
        return root.resolve("locks").resolve(key.value() + ".lock");
    }

    /** The lock under which packages are announced as used, and found to be unused. */
    Path cleaningLock() {
        return root.resolve("locks").resolve("cleaning.lock");
    }

    /** What live processes use. */
    Path sessions() {
        return root.resolve("sessions");
    }

    /** The environments that were made from this cache. */
    Path environments() {
        return root.resolve("environments");
    }

    /** All indexes of channels. */
    Path indexes() {
        return root.resolve("repodata");
    }

    /** What tells backup programs that nothing here is worth keeping (bford.info/cachedir). */
    Path tag() {
        return root.resolve("CACHEDIR.TAG");
    }
}

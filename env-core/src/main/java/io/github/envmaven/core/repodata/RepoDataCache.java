package io.github.envmaven.core.repodata;

import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.index.ChannelIndex;
import io.github.envmaven.core.index.IndexWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the indexes of subdirs lie on disk: a directory each, with a state, an index, and a lock for whoever replaces them.
 * An index is never changed: a new one gets a new name, and the state, replaced in one step, says which one counts. So a
 * reader needs no lock, and on Windows nobody writes over what somebody has mapped.
 */
final class RepoDataCache {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String STATE = "state";

    private final Path directory;

    RepoDataCache(Path directory) {
        this.directory = directory;
    }

    /** What is cached of a subdir. */
    Entry entry(Subdir subdir) {
        return new Entry(subdir, directory.resolve(name(subdir.url())));
    }

    /** What is cached of the index of a subdir's shards. */
    Entry shards(Subdir subdir) {
        return new Entry(subdir, directory.resolve(name(subdir.url()) + "-shards"));
    }

    /** The shards of all subdirs. */
    ShardCache shardFiles() {
        return new ShardCache(directory.resolve("shards"));
    }

    /** A readable beginning, and enough of a digest that no two URLs share a directory. */
    private static String name(String url) {
        String readable = url.toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("/$", "")
                .replaceAll("[^a-z0-9.-]+", "_");
        int from = Math.max(0, readable.length() - 60);
        return readable.substring(from) + "-"
                + Sha256.of(url.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }

    /** The cached copy of one subdir. */
    static final class Entry {

        private final Subdir subdir;
        private final Path home;

        private Entry(Subdir subdir, Path home) {
            this.subdir = subdir;
            this.home = home;
        }

        /** The state, where there is one and it is about this subdir. */
        Optional<CacheState> state() {
            try {
                String text = new String(Files.readAllBytes(home.resolve(STATE)), StandardCharsets.UTF_8);
                return CacheState.parse(text).filter(state -> state.subdir().equals(subdir.url()));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw failed("Cannot read " + home.resolve(STATE), e);
            }
        }

        /** The index that a state names, where it is there and whole. */
        Optional<ChannelIndex> index(CacheState state) {
            try {
                return ChannelIndex.open(home.resolve(state.index()), subdir);
            } catch (IOException e) {
                throw failed("Cannot read " + home.resolve(state.index()), e);
            }
        }

        /** Whose copy it is. */
        Subdir subdir() {
            return subdir;
        }

        /** Waits until nobody else replaces this copy. */
        FileLock lock() {
            return FileLock.acquire(home.resolve("lock"), PATIENCE);
        }

        /** A name that no index of this subdir has had. */
        String newIndexName(long millis) {
            return Long.toHexString(millis) + Long.toHexString(System.nanoTime() & 0xfff_ffffL) + ".index";
        }

        /** Makes an index out of JSON, and makes it count. With the lock held. */
        ChannelIndex publish(CacheState state, InputStream json) {
            Path file = home.resolve(state.index());
            try {
                IndexWriter.write(json, Redaction.redact(subdir.url() + state.file()), subdir.platform(), file);
            } catch (IOException e) {
                throw failed("Cannot write " + file, e);
            }
            publish(state);
            return index(state).orElseThrow(() -> new IllegalStateException("Written but not readable: " + file));
        }

        /** The bytes that a state names, where they are there. */
        Optional<byte[]> bytes(CacheState state) {
            try {
                return Optional.of(Files.readAllBytes(home.resolve(state.index())));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw failed("Cannot read " + home.resolve(state.index()), e);
            }
        }

        /** Keeps bytes, and makes them count. With the lock held. */
        void publish(CacheState state, byte[] bytes) {
            AtomicFile.write(home.resolve(state.index()), bytes);
            publish(state);
        }

        /** Makes a state count, and deletes the indexes that do not any more. With the lock held. */
        void publish(CacheState state) {
            AtomicFile.write(home.resolve(STATE), state.text());
            try (DirectoryStream<Path> files = Files.newDirectoryStream(home, "*.{index,part}")) {
                for (Path file : files) {
                    if (!state.index().equals(String.valueOf(file.getFileName()))) {
                        deleteUnlessInUse(file);
                    }
                }
            } catch (IOException e) {
                throw failed("Cannot list " + home, e);
            }
        }

        private DiskFailed failed(String what, IOException e) {
            return new DiskFailed(what + ": " + e.getMessage(), Remedy.of(Remedy.Kind.FREE_DISK, home.toString()), e);
        }

        private static void deleteUnlessInUse(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // Windows does not delete what is mapped; whoever comes next tries again.
                return;
            }
        }
    }
}

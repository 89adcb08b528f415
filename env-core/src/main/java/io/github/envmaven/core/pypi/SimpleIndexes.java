package io.github.envmaven.core.pypi;

import io.github.envmaven.core.http.Download;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.pep.PypiName;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Package indexes by the simple API (PEP 503, 691), and folders of files beside them. The first index that knows a name
 * is the only one asked about it, so that a stranger's package of the same name elsewhere is never taken. Safe for
 * several threads; pages and metadata are fetched once.
 */
public final class SimpleIndexes implements PypiCatalog {

    private final List<String> indexes;
    private final List<FlatFolder> folders;
    private final Fetchers fetchers;
    private final Executor executor;
    private final Once<PypiName, List<IndexFile>> filesByProject = new Once<>();
    private final Once<String, Optional<CoreMetadata>> metadataByUrl = new Once<>();
    private final Once<String, CoreMetadata> metadataOfWhole = new Once<>();

    /**
     * Where an index's answers come from and are kept.
     *
     * @param transport fetches
     * @param download fetches whole files
     * @param cache the directory of everything that is kept
     * @param use whether what is kept must do
     * @param clock tells the time
     * @param executor fetches what will be asked for, beside
     */
    public record Access(
            Transport transport, Download download, Path cache, PageUse use, Clock clock, Executor executor) {}

    /**
     * Opens indexes; nothing is fetched yet.
     *
     * @param indexes their URLs, the most trusted first
     * @param folders directories of wheels and source distributions, which are looked at before any index
     * @param access where answers come from and are kept
     * @return the indexes
     */
    public static SimpleIndexes open(List<String> indexes, List<Path> folders, Access access) {
        Missing missing = new Missing();
        PageFetcher pages = new PageFetcher(
                access.transport(), access.cache().resolve("pages"), access.use(), missing, access.clock());
        FileStore files = new FileStore(access.download(), access.cache().resolve("files"));
        MetadataFetcher metadata = new MetadataFetcher(
                access.transport(), access.cache().resolve("metadata"), access.use(), missing, files);
        return new SimpleIndexes(
                indexes,
                folders.stream().map(FlatFolder::read).toList(),
                new Fetchers(pages, metadata, files, missing, access.use()),
                access.executor());
    }

    private record Fetchers(
            PageFetcher pages, MetadataFetcher metadata, FileStore whole, Missing missing, PageUse use) {}

    private SimpleIndexes(List<String> indexes, List<FlatFolder> folders, Fetchers fetchers, Executor executor) {
        this.indexes =
                indexes.stream().map(url -> url.endsWith("/") ? url : url + "/").toList();
        this.folders = List.copyOf(folders);
        this.fetchers = fetchers;
        this.executor = executor;
    }

    /**
     * Refuses answers that were given without what they should have been made of.
     *
     * @throws io.github.envmaven.core.error.EnvException.NetworkFailed offline, when pages or metadata that were asked for are
     *     not in the cache; it names them all
     */
    public void requireComplete() {
        fetchers.missing().requireNone();
    }

    /**
     * Begins to fetch the pages of projects, before anybody asks for them.
     *
     * @param projects their names
     */
    public void expect(List<PypiName> projects) {
        projects.forEach(project -> ahead(() -> files(project)));
    }

    @Override
    public List<IndexFile> files(PypiName project) {
        return filesByProject.get(project, () -> read(project));
    }

    @Override
    public String unknown() {
        return indexes.isEmpty() ? "no index is asked for it" : PypiCatalog.super.unknown();
    }

    @Override
    public CoreMetadata metadata(IndexFile file) {
        return metadataAhead(file)
                .orElseGet(() -> metadataOfWhole.get(
                        file.url(), () -> fetchers.metadata().fetchWhole(file)));
    }

    @Override
    public Optional<CoreMetadata> metadataAhead(IndexFile file) {
        return metadataByUrl.get(file.url(), () -> fetchers.metadata().fetchPart(file));
    }

    /** Offline there is nothing to wait for, and what is missing is named only if it is really needed. */
    @Override
    public void ahead(Runnable work) {
        if (fetchers.use() == PageUse.OFFLINE) {
            return;
        }
        try {
            // A task keeps to itself what goes wrong: whoever needs the same meets it again.
            executor.execute(new FutureTask<>(work, null));
        } catch (RejectedExecutionException e) {
            return; // All is over, and what is begun here would come too late.
        }
    }

    /**
     * The hash of a file: what the index says, or, where it says nothing, that of the file, which is fetched for it.
     *
     * @param file one of {@link #files}, or a file that is named by its URL
     * @return 64 hexadecimal digits
     */
    public String sha256(IndexFile file) {
        return file.sha256().isEmpty() ? fetchers.whole().sha256(file) : file.sha256();
    }

    /**
     * A whole file on this machine, which is fetched where it is not there yet.
     *
     * @param file one of {@link #files}, or a file that is named by its URL
     * @return where it is; if its hash is known, it has that
     */
    public Path file(IndexFile file) {
        return fetchers.whole().fetch(file);
    }

    private List<IndexFile> read(PypiName project) {
        List<IndexFile> files = new ArrayList<>();
        for (FlatFolder folder : folders) {
            folder.files().stream().filter(file -> file.isOf(project)).forEach(files::add);
        }
        for (String index : indexes) {
            Optional<List<IndexFile>> listed = fetchers.pages().files(pageOf(index, project));
            if (listed.isPresent()) {
                files.addAll(listed.get());
                break;
            }
        }
        return List.copyOf(files);
    }

    /** In a directory, nobody puts the name of the file behind the last slash. */
    private static String pageOf(String index, PypiName project) {
        return index + project + (index.startsWith("file:") ? "/index.html" : "/");
    }
}

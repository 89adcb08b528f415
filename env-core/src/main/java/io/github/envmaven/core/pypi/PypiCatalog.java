package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.PypiName;
import java.util.List;
import java.util.Optional;

/** What there is to choose from. Answers may be fetched when they are asked for, and are the same each time. */
public interface PypiCatalog {

    /**
     * The files of a project.
     *
     * @param project its name
     * @return what the first index that knows the name offers; empty where none does
     */
    List<IndexFile> files(PypiName project);

    /**
     * How messages say that there is nothing of a name.
     *
     * @return a part of a sentence
     */
    default String unknown() {
        return "no index has a package of that name";
    }

    /**
     * What a file says of itself.
     *
     * @param file one of {@link #files}
     * @return its metadata
     */
    CoreMetadata metadata(IndexFile file);

    /**
     * What a file says of itself, where that takes a few bytes, and not the whole file.
     *
     * @param file one of {@link #files}
     * @return its metadata; empty where it takes more
     */
    default Optional<CoreMetadata> metadataAhead(IndexFile file) {
        return Optional.of(metadata(file));
    }

    /**
     * Does work that asks for what will probably be needed, beside other work and not necessarily at once. Does nothing where
     * there is nothing to wait for. What goes wrong is kept for whoever asks for the same.
     *
     * @param work may be left out
     */
    default void ahead(Runnable work) {}
}

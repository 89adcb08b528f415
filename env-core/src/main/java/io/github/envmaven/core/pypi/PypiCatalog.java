package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.PypiName;
import java.util.List;

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
     * Says which projects will be asked for soon, so that their pages can be fetched at once.
     *
     * @param projects their names
     */
    default void expect(List<PypiName> projects) {}

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
}

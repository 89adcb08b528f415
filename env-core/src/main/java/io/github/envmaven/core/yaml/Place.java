package io.github.envmaven.core.yaml;

/**
 * Where something was written, for messages.
 *
 * @param file the file as its user named it
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    /**
     * The place down to the column.
     *
     * @return {@code file:line:column}
     */
    public String withColumn() {
        return this + ":" + column;
    }

    /** {@code file:line}, the form that editors and terminals turn into a link. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}

package io.github.envmaven.core.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Files that Python makes of modules: {@code a/__pycache__/b.cpython-313.pyc} of {@code a/b.py}, whenever it imports that. */
final class Bytecode {

    private static final String DIRECTORY = "/__pycache__/";
    private static final String EXTENSION = ".pyc";

    /** PEP 552: four words, which are a version, flags, and the time and size of the source. */
    private static final int HEADER = 16;

    private Bytecode() {}

    /** The path of the module that a path is the bytecode of; empty where it is none. */
    static Optional<String> source(String path) {
        int directory = path.lastIndexOf(DIRECTORY);
        if (directory < 0 || !path.endsWith(EXTENSION)) {
            return Optional.empty();
        }
        String name = path.substring(directory + DIRECTORY.length());
        String module = name.substring(0, name.length() - EXTENSION.length())
                .replaceFirst("\\.opt-\\w+$", "")
                .replaceFirst("\\.[^.]*$", "");
        return Optional.of(path.substring(0, directory + 1) + module + ".py");
    }

    /** Whether Python takes a file for the bytecode of a module as it is now: it then made the file, or would make it so. */
    static boolean isOf(Path file, Path source) throws IOException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            header = in.readNBytes(HEADER);
        }
        if (header.length < HEADER) {
            return false;
        }
        BasicFileAttributes facts = Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        ByteBuffer words = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        return words.getInt(4) == 0
                && words.getInt(8) == (int) facts.lastModifiedTime().to(TimeUnit.SECONDS)
                && words.getInt(12) == (int) facts.size();
    }
}

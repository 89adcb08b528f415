package io.github.envmaven.core.cache;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * What a file or directory takes on the disk.
 *
 * @param bytes what deleting it would free: files that also have a name elsewhere do not count
 * @param isShared whether some file in it has a name elsewhere, as those have that an environment links
 */
record TreeSize(long bytes, boolean isShared) {

    /** Measures; what vanishes meanwhile counts nothing. */
    static TreeSize of(Path tree) {
        Visitor visitor = new Visitor(tree);
        try {
            Files.walkFileTree(tree, visitor);
        } catch (IOException e) {
            // Somebody else deletes it.
            return new TreeSize(visitor.bytes, visitor.isShared);
        }
        return new TreeSize(visitor.bytes, visitor.isShared);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final boolean countsLinks;
        private long bytes;
        private boolean isShared;

        private Visitor(Path tree) {
            this.countsLinks =
                    tree.getFileSystem().supportedFileAttributeViews().contains("unix");
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
            if (countsLinks && links(file) > 1) {
                isShared = true;
            } else {
                bytes += facts.size();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        private static int links(Path file) throws IOException {
            Map<String, Object> facts = Files.readAttributes(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
            return facts.get("nlink") instanceof Integer count ? count : 1;
        }
    }
}

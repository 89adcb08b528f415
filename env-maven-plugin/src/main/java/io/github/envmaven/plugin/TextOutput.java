package io.github.envmaven.plugin;

import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.Remedy;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Where goals that print a document put it: a file, or the standard output without Maven's decoration. */
final class TextOutput {

    private TextOutput() {}

    /**
     * Writes a document.
     *
     * @param text the document
     * @param file where to; null for the standard output
     */
    static void write(String text, @Nullable File file) {
        if (file == null) {
            // Not System.out, which Maven decorates with a level: the text is to be evaluated or piped as it is.
            PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            out.print(text);
            out.flush();
            return;
        }
        try {
            Files.createDirectories(file.toPath().toAbsolutePath().getParent());
            Files.writeString(file.toPath(), text);
        } catch (IOException e) {
            throw new EnvException.DiskFailed(
                    "Cannot write " + file + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file.getPath()),
                    e);
        }
    }
}

package io.github.envmaven.core.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The entry point of the command line jar. Exit codes: 0 done, 1 a finding or a failed job, 2 wrong usage. */
public final class Main {

    private Main() {}

    /**
     * Runs one command.
     *
     * @param args the command's name, its options and arguments
     */
    public static void main(String[] args) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int exit =
                EnvCommandLine.of(new Console(out, err, System.getenv()), args).execute(args);
        out.flush();
        err.flush();
        System.exit(exit);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}

package io.github.envmaven.it.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the demo speaks: the process' own output, which a quiet Maven does not hold back. */
final class Terminal {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Terminal() {}

    static void say(String line) {
        OUT.println("[demo] " + line);
    }
}

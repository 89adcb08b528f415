package io.github.envmaven.core.install;

import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.wheel.UnpackedWheel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Commands for Windows as Python's own tools make them: a small program, a line {@code #!} that names the Python, and a zip
 * with the script. The program is not ours: pip brings one along for the commands it installs itself, and where an
 * environment has pip, its program is used for the commands of all packages.
 */
final class WindowsLauncher {

    private static final byte[] END_OF_DIRECTORY = {'P', 'K', 5, 6};
    private static final int END_SIZE = 22;
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final Map<String, String> PROGRAMS = Map.of("win-arm64", "t64-arm.exe", "win-32", "t32.exe");
    private static final String PIP = "pip";
    private static final String IN_PIP = "/pip/_vendor/distlib/";

    private final byte[] program;
    private final byte[] windowed;

    /** A launcher around the program as it lies in the package pip, and the one for programs with windows of their own. */
    WindowsLauncher(byte[] program, byte[] windowed) {
        this.program = program.clone();
        this.windowed = windowed.clone();
    }

    /** Finds the programs in the package pip that is going to be linked, or that the environment has already. */
    static Optional<WindowsLauncher> find(Transaction transaction, Installer.Fetched fetched, Prefix prefix) {
        PythonInfo python = transaction.python().orElse(null);
        if (python == null || !transaction.isWindows()) {
            return Optional.empty();
        }
        String file = IN_PIP + PROGRAMS.getOrDefault(transaction.platform(), "t64.exe");
        return fetched.packages().stream()
                .filter(one -> one.record().packageRecord().name().value().equals(PIP))
                .findFirst()
                .map(pip -> pip.directory().resolve("site-packages" + file))
                .or(() -> fetched.wheels().stream()
                        .filter(one -> one.file().project().value().equals(PIP))
                        .findFirst()
                        .map(pip -> pip.content().directory().resolve(UnpackedWheel.CONTENT + file)))
                .or(() -> Optional.of(prefix.resolve(python.sitePackages() + file)))
                .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                .map(WindowsLauncher::read);
    }

    /** The command that runs a script with a Python. */
    byte[] command(String python, String script, CommandFile.Window window) {
        byte[] start = window == CommandFile.Window.OWN ? windowed : program;
        ByteArrayOutputStream out = new ByteArrayOutputStream(start.length + 1024);
        out.writeBytes(start);
        String quoted = python.contains(" ") ? "\"" + python + "\"" : python;
        out.writeBytes(("#!" + quoted + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(zip(script));
        return out.toByteArray();
    }

    /** Replaces the placeholder in the line of such a command; any other content stays as it is. */
    static byte[] replace(byte[] content, String placeholder, String prefix) {
        int zip = startOfZip(content);
        int line = lastIndexOf(content, new byte[] {'#', '!'}, zip - 2);
        if (line <= 0) {
            return content;
        }
        byte[] replaced = new String(content, line, zip - line, StandardCharsets.UTF_8)
                .replace(placeholder, prefix)
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + replaced.length);
        out.write(content, 0, line);
        out.writeBytes(replaced);
        out.write(content, zip, content.length - zip);
        return out.toByteArray();
    }

    private static WindowsLauncher read(Path file) {
        Path name = file.getFileName();
        Path other = file.resolveSibling("w" + String.valueOf(name).substring(1));
        try {
            byte[] program = Files.readAllBytes(file);
            boolean hasOther = Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS);
            return new WindowsLauncher(program, hasOther ? Files.readAllBytes(other) : program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(String script) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            ZipEntry main = new ZipEntry("__main__.py");
            main.setTimeLocal(EPOCH);
            zip.putNextEntry(main);
            zip.write(script.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Where the zip at the end begins, by what its directory says; -1 where there is none. */
    private static int startOfZip(byte[] content) {
        int end = lastIndexOf(content, END_OF_DIRECTORY, content.length - END_SIZE);
        if (end < 0) {
            return -1;
        }
        ByteBuffer fields = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long start =
                end - Integer.toUnsignedLong(fields.getInt(end + 12)) - Integer.toUnsignedLong(fields.getInt(end + 16));
        return start > 0 ? (int) start : -1;
    }

    private static int lastIndexOf(byte[] content, byte[] wanted, int from) {
        for (int i = from; i >= 0; i--) {
            int k = 0;
            while (k < wanted.length && content[i + k] == wanted[k]) {
                k++;
            }
            if (k == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}

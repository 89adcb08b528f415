package io.github.envmaven.core.install;

import io.github.envmaven.core.python.EntryPoint;

/** The scripts behind the commands that Python packages offer. */
final class EntryPointScript {

    private EntryPointScript() {}

    /** The file that is the command, everywhere but on Windows. */
    static String unix(EntryPoint entryPoint, String python, String platform) {
        return Shebang.forPython(python, platform) + "\n" + body(entryPoint);
    }

    /** The file that the command runs, on Windows. */
    static String windows(EntryPoint entryPoint) {
        return body(entryPoint);
    }

    /**
     * The command itself on Windows, where there is no {@link WindowsLauncher}: a batch file, which every shell starts, and
     * {@code CreateProcess} when it is asked for by its full name.
     */
    static String batchFile(EntryPoint entryPoint, String program) {
        return "@\"%~dp0..\\" + program + "\" \"%~dp0" + entryPoint.command() + "-script.py\" %*\r\n";
    }

    private static String body(EntryPoint entryPoint) {
        return String.join(
                "\n",
                "# -*- coding: utf-8 -*-",
                "import re",
                "import sys",
                "",
                "from " + entryPoint.module() + " import " + entryPoint.importedName(),
                "",
                "if __name__ == '__main__':",
                "    sys.argv[0] = re.sub(r'(-script\\.pyw?|\\.exe)?$', '', sys.argv[0])",
                "    sys.exit(" + entryPoint.function() + "())",
                "");
    }
}

package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.ArchiveFormat;
import io.github.envmaven.it.channel.PackageEntry;
import io.github.envmaven.it.channel.Recipe;
import io.github.envmaven.it.wheel.WheelRecipe;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small packages of our own, each for one thing that real packages do. */
final class SmallPackages {

    /** 255 bytes, the longest prefix that packages of conda-forge allow; in parts, so that no builder takes it for its own. */
    static final String LONG_PLACEHOLDER = longPlaceholder();

    private SmallPackages() {}

    static List<Recipe> all() {
        return List.of(
                greeting("1.0", "python >=3.8"),
                greeting("2.0", "python >=3.13"),
                hello(),
                activation(),
                links(),
                names(),
                prefixes(),
                postLink(),
                tea("1.0"),
                tea("2.0"),
                Recipe.of("teapot", "1.0").depends("tea 1.*").with(PackageEntry.text("share/teapot", "teapot\n")),
                Recipe.of("kettle", "1.0").depends("tea >=2").with(PackageEntry.text("share/kettle", "kettle\n")));
    }

    /** A command made from an entry point; the newer version wants the newer Python. */
    private static Recipe greeting(String version, String python) {
        return Recipe.of("greeting", version)
                .noarchPython(List.of("greet = greeting.cli:main"))
                .depends(python)
                .about("Apache-2.0", "Says hello and where it lives")
                .with(
                        PackageEntry.text("site-packages/greeting/__init__.py", "__version__ = '" + version + "'\n"),
                        PackageEntry.text("site-packages/greeting/cli.py", """
                                import sys

                                from greeting import __version__


                                def main():
                                    print(f"Hello from greeting {__version__} in {sys.prefix}")
                                """),
                        PackageEntry.text(
                                "site-packages/greeting-" + version + ".dist-info/METADATA",
                                "Metadata-Version: 2.1\nName: greeting\nVersion: " + version + "\n"),
                        PackageEntry.text("site-packages/greeting-" + version + ".dist-info/INSTALLER", "conda\n"));
    }

    /** A wheel for pip that does not fit the newest greeting, which conda would choose. */
    static WheelRecipe welcome() {
        return WheelRecipe.of("welcome", "1.0")
                .metadata("Requires-Dist: greeting <2")
                .with("welcome.py", """
                        from importlib import metadata


                        def line():
                            return f"welcome {metadata.version('welcome')} with greeting {metadata.version('greeting')}"
                        """);
    }

    /** A command for environments without Python: says its words and where it runs. */
    private static Recipe hello() {
        return Recipe.of("hello", "1.0")
                .about("Apache-2.0", "A shell script")
                .with(PackageEntry.script("bin/hello", """
                        #!/bin/sh
                        line=hello
                        separator=' '
                        for word in "$@"; do
                            line="$line$separator$word"
                            separator=' | '
                        done
                        echo "$line from $CONDA_PREFIX"
                        echo "ACTIVATION_DEMO=$ACTIVATION_DEMO"
                        echo "ACTIVATION_DEMO_HOME=$ACTIVATION_DEMO_HOME"
                        """));
    }

    private static Recipe activation() {
        return Recipe.of("activation-demo", "1.0")
                .about("Apache-2.0", "Scripts and variables of activation")
                .with(
                        PackageEntry.text(
                                "etc/conda/activate.d/activation-demo.sh",
                                "export ACTIVATION_DEMO_HOME=\"$CONDA_PREFIX/share/activation-demo\"\n"),
                        PackageEntry.text("etc/conda/deactivate.d/activation-demo.sh", "unset ACTIVATION_DEMO_HOME\n"),
                        PackageEntry.text(
                                "etc/conda/env_vars.d/activation-demo.json",
                                "{\"ACTIVATION_DEMO\": \"spaces, 'quotes' and $dollars\"}\n"),
                        PackageEntry.text("share/activation-demo/readme.txt", "home\n"));
    }

    private static Recipe links() {
        return Recipe.of("links-demo", "1.0")
                .about(
                        "Apache-2.0",
                        "Symbolic links: to a file, a directory, a link, and to nothing; an empty directory")
                .with(
                        PackageEntry.text("share/links-demo/file.txt", "the file\n"),
                        PackageEntry.symlink("share/links-demo/to-file", "file.txt"),
                        PackageEntry.symlink("share/links-demo/to-link", "to-file"),
                        PackageEntry.symlink("share/links-demo/to-directory", "../links-demo"),
                        PackageEntry.symlink("share/links-demo/to-nothing", "not/here"),
                        PackageEntry.directory("share/links-demo/empty"));
    }

    private static Recipe names() {
        return Recipe.of("names-demo", "1.0")
                .format(ArchiveFormat.TAR_BZ2)
                .about("Apache-2.0", "File names with spaces and letters beyond ASCII, in the older archive format")
                .with(
                        PackageEntry.text("share/names-demo/with spaces.txt", "spaces\n"),
                        PackageEntry.text("share/names-demo/Grüße.txt", "umlauts\n"),
                        PackageEntry.text("share/names-demo/日本語.txt", "kanji\n"),
                        PackageEntry.text("share/names-demo/" + "long-".repeat(30) + "name.txt", "long\n"));
    }

    private static Recipe prefixes() {
        String strings = LONG_PLACEHOLDER + "/bin:" + LONG_PLACEHOLDER + "/lib\0after\0" + LONG_PLACEHOLDER + "\0end";
        return Recipe.of("prefix-demo", "1.0")
                .placeholder(LONG_PLACEHOLDER)
                .about("Apache-2.0", "The build prefix in a script, in text, and in NUL-terminated strings")
                .with(
                        PackageEntry.script(
                                "bin/prefix-demo", "#!/bin/sh\necho \"installed in " + LONG_PLACEHOLDER + "\"\n"),
                        PackageEntry.text(
                                "share/prefix-demo/prefix.cfg",
                                "home = " + LONG_PLACEHOLDER + "\npath = " + LONG_PLACEHOLDER + "/bin\n"),
                        PackageEntry.file("share/prefix-demo/prefix.bin", strings.getBytes(StandardCharsets.UTF_8)));
    }

    private static Recipe postLink() {
        return Recipe.of("postlink-demo", "1.0")
                .about("Apache-2.0", "A script that runs after linking")
                .with(
                        PackageEntry.script("bin/.postlink-demo-post-link.sh", """
                                #!/bin/sh
                                echo "$PKG_NAME $PKG_VERSION" > "$PREFIX/share/postlink-demo/linked.txt"
                                echo "postlink-demo was here" >> "$PREFIX/.messages.txt"
                                """),
                        PackageEntry.script("bin/.postlink-demo-pre-unlink.sh", """
                                #!/bin/sh
                                rm -f "$PREFIX/share/postlink-demo/linked.txt"
                                """),
                        PackageEntry.text("share/postlink-demo/readme.txt", "see linked.txt\n"));
    }

    private static Recipe tea(String version) {
        return Recipe.of("tea", version)
                .about("Apache-2.0", "Two versions, for a choice and for a conflict")
                .with(PackageEntry.text("share/tea", version + "\n"));
    }

    private static String longPlaceholder() {
        String filler = "_placehold".repeat(26);
        return ("/opt/envmaven/demo/build" + filler).substring(0, 255);
    }
}

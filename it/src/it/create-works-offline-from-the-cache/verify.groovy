import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert new File(basedir, 'target/again/share/teapot').text == 'teapot\n'

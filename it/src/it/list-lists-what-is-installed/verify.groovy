import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('2 packages')
assert log.lines().any { it =~ /teapot +1\.0 / }

import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('The cache has all ')
assert new File(basedir, 'target/envs/default/share/teapot').text == 'teapot\n'

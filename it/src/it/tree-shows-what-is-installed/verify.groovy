import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('target/envs/default: 2 packages')
assert log.says('teapot 1.0  asked for: teapot (<project>/environment.yml:4)')
assert log.says('tea 1.0  (1.*)')

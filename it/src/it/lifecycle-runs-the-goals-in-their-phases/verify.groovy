import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says(':lock (')
assert log.says(':create (')
assert log.says(':verify (')
assert new File(basedir, 'target/envs/default/share/tea').exists()

import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('Nothing was written (dry run)')
assert log.says('Updated <project>/target/envs/default: 0 installed, 1 changed, 0 removed')
assert log.says('0 packages differ')
assert new File(basedir, 'target/envs/default/share/tea').text != '1.0\n'

// The invoker takes any other value of the last line for a failure.
return true

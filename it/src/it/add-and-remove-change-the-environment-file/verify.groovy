import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('+ kettle')
assert log.says('- kettle')
assert log.says('Updated <project>/target/envs/default: 1 installed, 0 changed, 0 removed')
assert log.says('Updated <project>/target/envs/default: 0 installed, 0 changed, 1 removed')
assert new File(basedir, 'environment.yml').text.endsWith('  - tea   # every day\n')
assert !new File(basedir, 'target/envs/default/share/kettle').exists()

// The invoker takes any other value of the last line for a failure.
return true

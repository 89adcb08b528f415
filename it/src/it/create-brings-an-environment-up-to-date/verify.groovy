import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('Updated <project>/target/envs/default: 1 installed, 1 changed, 1 removed')
assert new File(basedir, 'target/envs/default/share/tea').text == '1.0\n'
assert !new File(basedir, 'target/envs/default/share/kettle').exists()

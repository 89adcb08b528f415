import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert new File(basedir, 'target/envs/warm/share/tea').text == '2.0\n'
assert new File(basedir, 'target/envs/cold/share/tea').text == '1.0\n'
assert new File(basedir, 'cold-conda-lock.yml').exists()
assert log.says('warm: 2 packages')
assert log.doesNotSay('cold: ')

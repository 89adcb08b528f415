import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

File environment = new File(basedir, 'target/envs/default')
assert new File(environment, 'share/teapot').text == 'teapot\n'
assert new File(environment, 'share/tea').exists()
assert !new File(environment, 'share/mine.txt').exists()
assert log.says('3 packages linked, 0 removed')
assert log.says('Left alone 1 files that belong to no package: share/mine.txt')
assert log.says('Not locked: share/mine.txt, which belongs to nothing')
assert log.says('Deleted 1 files that belong to no package: share/mine.txt')

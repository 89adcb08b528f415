import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('Skipped (env.skip)')
assert !new File(basedir, 'conda-lock.yml').exists()

import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

String lock = new File(basedir, 'conda-lock.yml').text

assert log.doesNotSay('is up to date')
assert lock.contains('tea-1.0-')

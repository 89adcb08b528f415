import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('The lock is behind: 2.0 fits what was asked for.')
assert log.says("'mvn env:lock -Denv.relock'")

import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('(inside the environment)')
assert log.says("ACTIVATION_DEMO=spaces, 'quotes' and \$dollars")
assert log.says("conda's packages are limited to greeting <2")
assert log.says('welcome 1.0 with greeting 1.0')

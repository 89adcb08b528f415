import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('(inside the environment)')
assert log.says("ACTIVATION_DEMO=spaces, 'quotes' and \$dollars")

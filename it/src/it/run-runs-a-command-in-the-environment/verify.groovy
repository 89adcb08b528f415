import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says("hello a word | and 'quotes' from <project>/target/envs/default")
assert log.says("ACTIVATION_DEMO=spaces, 'quotes' and \$dollars")
assert log.says('ACTIVATION_DEMO_HOME=<project>/target/envs/default/share/activation-demo')

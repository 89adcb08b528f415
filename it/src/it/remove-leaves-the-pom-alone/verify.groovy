import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.says('The dependencies are in pom.xml, which is not changed for you')

// The invoker takes any other value of the last line for a failure.
return true

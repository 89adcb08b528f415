import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

['lock', 'create', 'repair', 'verify', 'run', 'activate', 'export', 'list', 'tree', 'explain', 'go-offline', 'clean', 'help'].each { goal ->
    assert log.says("env:$goal")
}

['update', 'add', 'remove', 'diff'].each { goal ->
    assert log.says("env:$goal")
}

// The invoker takes any other value of the last line for a failure.
return true

import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

String lock = new File(basedir, 'conda-lock.yml').text

['linux-64', 'osx-arm64', 'win-64'].each { platform ->
    assert log.says("for $platform")
    assert lock.contains("platform: $platform")
}
assert lock.contains('tea-1.0-')
assert !lock.contains('tea-2.0-')

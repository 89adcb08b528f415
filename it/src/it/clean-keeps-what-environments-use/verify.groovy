import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

assert log.lines().any { it =~ /Freed .* kept what 1 environment uses/ }
assert log.lines().any { it =~ /Would free .* in / }
assert log.lines().any { it =~ /2 packages, [0-9.]+ k?B/ || it =~ /2 packages, \d+ bytes/ }
assert new File(basedir, 'target/cache/pkgs').list().length == 0
assert new File(basedir, 'target/envs/default/share/teapot').text == 'teapot\n'

import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

List<String> lines = new File(basedir, 'target/explicit.txt').readLines()

assert lines.contains('@EXPLICIT')
assert lines.count { it =~ /\/noarch\/tea(pot)?-1\.0-\w+\.conda#[0-9a-f]+$/ } == 2
assert new File(basedir, 'target/again/share/teapot').exists()

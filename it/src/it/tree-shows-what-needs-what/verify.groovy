import io.github.envmaven.it.invoked.BuildLog
import io.github.envmaven.it.invoked.Golden

String tree = new File(basedir, 'target/tree.txt').getText('UTF-8').replace(basedir.path, '<project>')
String inverted = new File(basedir, 'target/inverted.json').getText('UTF-8')
BuildLog log = BuildLog.of(basedir.toPath())

assert Golden.in(basedir.toPath(), 'expected-tree.txt').matches(tree)
assert inverted.startsWith('[{"kind":"conda","name":"tea","version":"1.0"')
assert inverted.contains('"spec":"tea 1.*"')
assert log.says('teapot 1.0  needs tea 1.*')

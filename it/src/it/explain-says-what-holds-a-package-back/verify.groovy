import io.github.envmaven.it.invoked.Golden

String text = new File(basedir, 'target/explanation.txt').getText('UTF-8').replace(basedir.path, '<project>')

assert Golden.in(basedir.toPath(), 'expected-explanation.txt').matches(text)

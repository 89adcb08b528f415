import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

String script = '. target/activate.sh && hello there && echo "level $CONDA_SHLVL in $CONDA_PREFIX"'
Process shell = new ProcessBuilder('bash', '-c', script).directory(basedir).redirectErrorStream(true).start()
String output = shell.inputStream.getText('UTF-8')

File prefix = new File(basedir, 'target/envs/default')
assert shell.waitFor() == 0 : output
assert output.contains("hello there from $prefix")
assert output.contains("level 1 in $prefix")

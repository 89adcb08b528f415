import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())
File prefix = new File(basedir, 'target/envs/default')
File site = new File(prefix, 'lib/python3.12/site-packages')

assert log.says('Created <project>/target/envs/default with 3 packages')
assert log.lines().any { it =~ /greeting +1\.0 .*pypi/ }
assert log.says('target/envs/default is up to date')

assert new File(site, 'polite/__init__.py').text == 'please = "please"\n'
assert new File(prefix, 'share/greeting/hi').text == 'hi\n'
assert new File(prefix, 'bin/greet-script').text == "#!$prefix/bin/python3.12\nprint(\"hello\")\n"
assert new File(prefix, 'bin/greet').text.contains('from greeting import greet\n')
assert new File(prefix, 'bin/greet').canExecute()

File info = new File(site, 'greeting-1.0.dist-info')
assert new File(info, 'INSTALLER').text == 'env-maven-plugin\n'
assert new File(info, 'REQUESTED').exists()
assert !new File(site, 'polite-1.0.dist-info/REQUESTED').exists()
assert new File(info, 'RECORD').readLines().any { it.startsWith('../../../bin/greet,sha256=') }

String pylock = new File(basedir, 'target/pylock.toml').text
assert pylock.contains('requires-python = "==3.12.*"')
assert pylock.contains('name = "greeting"\nversion = "1.0"\ndependencies = [{ name = "polite" }]\n')

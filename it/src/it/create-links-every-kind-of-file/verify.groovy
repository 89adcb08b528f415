import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

import java.nio.file.Files
import java.nio.file.Path

Path prefix = basedir.toPath().resolve('target/envs/default')

assert prefix.resolve('share/tea').toFile().text == '1.0\n'
assert prefix.resolve('share/names-demo/with spaces.txt').toFile().text == 'spaces\n'
assert prefix.resolve('share/names-demo/Gr\u00fc\u00dfe.txt').toFile().text == 'umlauts\n'
assert Files.readSymbolicLink(prefix.resolve('share/links-demo/to-nothing')).toString() == 'not/here'
assert prefix.resolve('share/links-demo/to-link').toFile().text == 'the file\n'
assert Files.isDirectory(prefix.resolve('share/links-demo/empty'))
assert prefix.resolve('share/prefix-demo/prefix.cfg').toFile().text == "home = $prefix\npath = $prefix/bin\n"
assert Files.isExecutable(prefix.resolve('bin/prefix-demo'))
assert ["$prefix/bin/prefix-demo"].execute().text == "installed in $prefix\n"

String strings = new String(prefix.resolve('share/prefix-demo/prefix.bin').toFile().bytes, 'ISO-8859-1')
assert strings.length() == 3 * 255 + '/bin:/lib'.length() + '\0after\0\0end'.length()
assert strings.startsWith("$prefix/bin:$prefix/lib\0")
assert strings.endsWith('\0end')

assert Files.list(prefix.resolve('conda-meta')).filter { it.toString().endsWith('.json') }.count() == 6
assert log.says('Created <project>/target/envs/default with 6 packages')
assert log.says('Verified 6 packages')

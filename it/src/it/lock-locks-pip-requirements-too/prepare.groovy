import io.github.envmaven.it.channel.ChannelWriter
import io.github.envmaven.it.channel.Recipe
import java.security.MessageDigest
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

List<Recipe> recipes = [
    Recipe.of('python', '3.13.1').build('0_cpython', 0),
    Recipe.of('python', '3.12.4').build('0_cpython', 0),
    Recipe.of('pip', '26.0').depends('python'),
    Recipe.of('numpy', '2.1').depends('python'),
    Recipe.of('numpy', '1.26').depends('python'),
    Recipe.of('torch-for-us', '2.4').depends('python'),
]
new ChannelWriter(basedir.toPath().resolve('channel')).write(recipes, ['linux-64', 'osx-arm64', 'win-64'])

// An index of wheels: brewing needs an older numpy, and its ice has wheels for an older Python alone.
def publish = { String name, String version, String tags, List<String> requires, boolean listed = true ->
    ByteArrayOutputStream bytes = new ByteArrayOutputStream()
    new ZipOutputStream(bytes).withCloseable { zip ->
        def add = { String path, String text ->
            ZipEntry entry = new ZipEntry(path)
            entry.time = 1700000000000L
            zip.putNextEntry(entry)
            zip.write(text.bytes)
            zip.closeEntry()
        }
        String info = "${name}-${version}.dist-info"
        add("${name}.py", "version = '${version}'\n")
        add("${info}/METADATA", "Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\nProvides-Extra: iced\n" +
            requires.collect { "Requires-Dist: ${it}\n" }.join(''))
        add("${info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: ${tags}\n")
    }
    String file = "${name}-${version}-${tags}.whl"
    File wheel = new File(basedir, "index/files/${file}")
    wheel.parentFile.mkdirs()
    wheel.bytes = bytes.toByteArray()
    String hash = MessageDigest.getInstance('SHA-256').digest(wheel.bytes).encodeHex()
    if (!listed) {
        new File(basedir, 'pylock.toml').text = """\
lock-version = '1.0'
created-by = 'another tool'
[[packages]]
name = '${name}'
version = '${version}'
wheels = [{ path = 'index/files/${file}', hashes = { sha256 = '${hash}' } }]
"""
        return
    }
    File page = new File(basedir, "index/simple/${name}/index.html")
    page.parentFile.mkdirs()
    page << "<a href=\"../../files/${file}#sha256=${hash}\">${file}</a><br>\n"
}
publish('brewing', '1.2', 'py3-none-any', ['numpy <2', 'torch', "ice >=1 ; extra == 'iced'"])
['manylinux_2_17_x86_64', 'macosx_11_0_arm64', 'win_amd64'].each { publish('ice', '1.0', "cp312-cp312-${it}", []) }
publish('winter', '1.0', 'py3-none-any', [])
// No index has it: it is in the file of another tool alone.
publish('spice', '1.0', 'py3-none-any', [], false)

return true

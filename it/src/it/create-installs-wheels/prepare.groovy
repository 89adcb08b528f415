import io.github.envmaven.it.channel.ChannelWriter
import io.github.envmaven.it.channel.PackageEntry
import io.github.envmaven.it.channel.Recipe

import java.security.MessageDigest
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

byte[] sha256(byte[] bytes) {
    MessageDigest.getInstance('SHA-256').digest(bytes)
}

/** Writes a wheel of files by path, with an honest list of them. */
void wheel(File directory, String name, Map<String, String> files) {
    String info = "$name-1.0.dist-info"
    Map<String, String> all = files + [
            (info + '/METADATA'): "Metadata-Version: 2.1\nName: $name\nVersion: 1.0\n".toString(),
            (info + '/WHEEL')   : 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n']
    String record = all.collect { path, text ->
        byte[] bytes = text.getBytes('UTF-8')
        "$path,sha256=${Base64.urlEncoder.withoutPadding().encodeToString(sha256(bytes))},$bytes.length\n"
    }.join('') + "$info/RECORD,,\n"
    directory.mkdirs()
    new ZipOutputStream(new FileOutputStream(new File(directory, "$name-1.0-py3-none-any.whl"))).withCloseable { zip ->
        (all + [(info + '/RECORD'): record]).each { path, text ->
            zip.putNextEntry(new ZipEntry(path))
            zip.write(text.getBytes('UTF-8'))
            zip.closeEntry()
        }
    }
}

Recipe python = Recipe.of('python', '3.12.1').build('0', 0)
        .with(PackageEntry.script('bin/python3.12', '#!/bin/sh\nexec cat > /dev/null\n'))
new ChannelWriter(basedir.toPath().resolve('channel')).write([python], ['linux-64'])

File wheels = new File(basedir, 'wheels')
wheel(wheels, 'polite', ['polite/__init__.py': 'please = "please"\n'])
wheel(wheels, 'greeting', [
        'greeting/__init__.py'                    : 'import polite\n',
        'greeting-1.0.data/scripts/greet-script'  : '#!python\nprint("hello")\n',
        'greeting-1.0.data/data/share/greeting/hi': 'hi\n',
        'greeting-1.0.dist-info/entry_points.txt' : '[console_scripts]\ngreet = greeting:greet\n'])

File lock = new File(basedir, 'conda-lock.yml')
String text = lock.text.replace('BASEDIR', basedir.path)
(wheels.listFiles() + new File(basedir, 'channel/noarch').listFiles()).each { file ->
    text = text.replace('DIGEST-OF-' + file.name, sha256(file.bytes).encodeHex().toString())
}
lock.text = text

// The invoker takes any other value of the last line for a failure.
return true

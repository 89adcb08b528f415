import io.github.envmaven.it.channel.ChannelWriter
import io.github.envmaven.it.channel.Digests
import io.github.envmaven.it.channel.PackageEntry
import io.github.envmaven.it.channel.Recipe
import io.github.envmaven.it.wheel.WheelRecipe

Recipe python = Recipe.of('python', '3.12.1').build('0', 0)
        .with(PackageEntry.script('bin/python3.12', '#!/bin/sh\nexec cat > /dev/null\n'))
new ChannelWriter(basedir.toPath().resolve('channel')).write([python], ['linux-64'])

File wheels = new File(basedir, 'wheels')
WheelRecipe.of('polite', '1.0').with('polite/__init__.py', 'please = "please"\n').writeTo(wheels.toPath())
WheelRecipe.of('greeting', '1.0')
        .with('greeting/__init__.py', 'import polite\n')
        .with('greeting-1.0.data/scripts/greet-script', '#!python\nprint("hello")\n')
        .with('greeting-1.0.data/data/share/greeting/hi', 'hi\n')
        .with('greeting-1.0.dist-info/entry_points.txt', '[console_scripts]\ngreet = greeting:greet\n')
        .writeTo(wheels.toPath())

File lock = new File(basedir, 'conda-lock.yml')
String text = lock.text.replace('BASEDIR', basedir.path)
(wheels.listFiles() + new File(basedir, 'channel/noarch').listFiles()).each { file ->
    text = text.replace('DIGEST-OF-' + file.name, Digests.sha256(file.bytes).hex())
}
lock.text = text

// The invoker takes any other value of the last line for a failure.
return true

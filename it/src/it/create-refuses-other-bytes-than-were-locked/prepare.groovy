import io.github.envmaven.it.channel.ChannelWriter
import io.github.envmaven.it.channel.PackageEntry
import io.github.envmaven.it.channel.Recipe

Recipe cup = Recipe.of('cup', '1.0').build('0', 0).with(PackageEntry.text('share/cup', 'cup\n'))
new ChannelWriter(basedir.toPath().resolve('channel')).write([cup], ['linux-64'])

File archive = new File(basedir, 'channel/noarch/cup-1.0-0.conda')
byte[] bytes = archive.bytes
bytes[bytes.length - 1] ^= 1
archive.bytes = bytes

// The invoker takes any other value of the last line for a failure.
return true

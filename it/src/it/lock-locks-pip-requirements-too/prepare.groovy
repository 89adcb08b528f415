import io.github.envmaven.it.channel.ChannelWriter
import io.github.envmaven.it.channel.Digests
import io.github.envmaven.it.channel.Recipe
import io.github.envmaven.it.wheel.SimpleIndex
import io.github.envmaven.it.wheel.WheelRecipe

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
List<WheelRecipe> wheels = [
    WheelRecipe.of('brewing', '1.2').metadata('Provides-Extra: iced', 'Requires-Dist: numpy <2', 'Requires-Dist: torch',
        "Requires-Dist: ice >=1 ; extra == 'iced'"),
    WheelRecipe.of('winter', '1.0'),
]
['manylinux_2_17_x86_64', 'macosx_11_0_arm64', 'win_amd64'].each {
    wheels << WheelRecipe.of('ice', '1.0').tags("cp312-cp312-${it}".toString())
}
new SimpleIndex(basedir.toPath().resolve('index')).write(wheels)
// No index has it: it is in the file of another tool alone.
WheelRecipe spice = WheelRecipe.of('spice', '1.0')
spice.writeTo(basedir.toPath().resolve('index/files'))
new File(basedir, 'pylock.toml').text = """\
lock-version = '1.0'
created-by = 'another tool'
[[packages]]
name = 'spice'
version = '1.0'
wheels = [{ path = 'index/files/${spice.fileName()}', hashes = { sha256 = '${Digests.sha256(
        new File(basedir, 'index/files/' + spice.fileName()).bytes).hex()}' } }]
"""

return true

import io.github.envmaven.it.channel.ChannelWriter
import io.github.envmaven.it.channel.Recipe
import io.github.envmaven.it.wheel.SimpleIndex
import io.github.envmaven.it.wheel.WheelRecipe

// Pandas needs the numpy that brewing cannot have.
List<Recipe> recipes = [
    Recipe.of('python', '3.13.1').build('0_cpython', 0),
    Recipe.of('pip', '26.0').depends('python'),
    Recipe.of('numpy', '2.1').depends('python'),
    Recipe.of('numpy', '1.26').depends('python'),
    Recipe.of('pandas', '3.0').depends('python', 'numpy >=2'),
    Recipe.of('pandas', '2.2').depends('python', 'numpy'),
]
new ChannelWriter(basedir.toPath().resolve('channel')).write(recipes, ['linux-64'])
new SimpleIndex(basedir.toPath().resolve('index')).write([
    WheelRecipe.of('brewing', '1.2').metadata('Requires-Dist: numpy <2'),
    WheelRecipe.of('brewing', '1.1').metadata('Requires-Dist: numpy <2'),
])

return true

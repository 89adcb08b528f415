package io.github.envmaven.core.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes the verbs, handing each the console.
 *
 * @param console what they talk to
 */
record VerbFactory(Console console) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (Verb.class.isAssignableFrom(type)) {
            Constructor<K> constructor = type.getDeclaredConstructor(Console.class);
            return constructor.newInstance(console);
        }
        return CommandLine.defaultFactory().create(type);
    }
}

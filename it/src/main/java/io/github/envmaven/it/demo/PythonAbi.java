package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.Recipe;

/** The empty package through which extension modules and Python agree on an ABI. */
final class PythonAbi {

    private PythonAbi() {}

    static Recipe recipe(CpythonJar jar) {
        return Recipe.of("python_abi", jar.minor())
                .build("8_cp" + jar.digits(), 8)
                .constrains("python " + jar.minor() + ".* *" + PythonRecipe.abiSuffix(jar))
                .about("BSD-3-Clause", "The ABI of CPython " + jar.minor());
    }
}

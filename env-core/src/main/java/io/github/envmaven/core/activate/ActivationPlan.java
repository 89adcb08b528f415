package io.github.envmaven.core.activate;

import io.github.envmaven.core.prefix.Prefix;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to change around a process to enter or leave an environment (CEP 32), whatever shell does it. To be done in
 * the order of the components.
 *
 * @param path all entries of the new {@code PATH}
 * @param deactivateScripts scripts of the environment that is left, to be run first; of all shells
 * @param unset variables to unset
 * @param set variables to set and export, {@code PATH} not among them, in order
 * @param activateScripts scripts of the environment that is entered, to be run last; of all shells
 */
public record ActivationPlan(
        List<String> path,
        List<Path> deactivateScripts,
        List<String> unset,
        Map<String, String> set,
        List<Path> activateScripts) {

    /** Copies the collections. */
    public ActivationPlan {
        path = List.copyOf(path);
        deactivateScripts = List.copyOf(deactivateScripts);
        unset = List.copyOf(unset);
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        activateScripts = List.copyOf(activateScripts);
    }

    /**
     * Plans to enter an environment. One that is active already is left, unless it is the same one, which is entered anew.
     *
     * @param prefix the environment
     * @param platform its platform
     * @param environment the variables of the process
     * @return the plan
     */
    public static ActivationPlan activate(Prefix prefix, String platform, Map<String, String> environment) {
        return new Activation(platform, environment).enter(prefix);
    }

    /**
     * Plans to enter an environment on top of the active one, whose programs stay within reach.
     *
     * @param prefix the environment
     * @param platform its platform
     * @param environment the variables of the process
     * @return the plan
     */
    public static ActivationPlan stack(Prefix prefix, String platform, Map<String, String> environment) {
        return new Activation(platform, environment).enterOnTop(prefix);
    }

    /**
     * Plans to leave the active environment for the one that was active before it, if any.
     *
     * @param platform the platform of the environments
     * @param environment the variables of the process
     * @return the plan; it changes nothing where no environment is active
     */
    public static ActivationPlan deactivate(String platform, Map<String, String> environment) {
        return new Activation(platform, environment).leave();
    }

    /**
     * Does what the plan says to a copy of some variables, as far as it needs no shell.
     *
     * @param environment the variables of the process
     * @param pathSeparator what separates the entries of {@code PATH}
     * @return the variables after it, without what scripts would do
     */
    public Map<String, String> applyTo(Map<String, String> environment, String pathSeparator) {
        Map<String, String> changed = new LinkedHashMap<>(environment);
        String pathName = environment.keySet().stream()
                .filter(name -> name.equalsIgnoreCase("PATH"))
                .findFirst()
                .orElse("PATH");
        changed.put(pathName, String.join(pathSeparator, path));
        unset.forEach(changed::remove);
        changed.putAll(set);
        return changed;
    }
}

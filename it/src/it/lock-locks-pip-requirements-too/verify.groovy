import io.github.envmaven.it.invoked.BuildLog

BuildLog log = BuildLog.of(basedir.toPath())

String lock = new File(basedir, 'conda-lock.yml').text

// One of a name and platform, with its file and hash.
def entry = { String name, String platform ->
    def found = lock.split('\n(?=- name: )').findAll {
        it.startsWith("- name: ${name}\n") && it.contains("platform: ${platform}\n")
    }
    assert found.size() <= 1
    return found ? found[0] : ''
}
['linux-64': 'manylinux_2_17_x86_64', 'osx-arm64': 'macosx_11_0_arm64', 'win-64': 'win_amd64'].each { platform, tag ->
    assert entry('brewing', platform).contains('manager: pip')
    assert entry('brewing', platform) =~ /sha256: [0-9a-f]{64}/
    assert entry('ice', platform).contains("ice-1.0-cp312-cp312-${tag}.whl")
    assert entry('python', platform).contains('version: 3.12.4')
    assert entry('numpy', platform).contains('manager: conda')
    assert entry('numpy', platform).contains("version: '1.26'")
    assert entry('torch', platform).isEmpty()
    assert entry('spice', platform).contains('spice-1.0-py3-none-any.whl')
    assert log.says("For $platform, conda's packages are limited to")
}
assert entry('winter', 'win-64').contains('manager: pip')
assert entry('winter', 'linux-64').isEmpty()
assert log.says('conda-lock.yml is up to date')
assert log.says('brewing 1.2 from pip  asked for: brewing[iced] >=1 (')

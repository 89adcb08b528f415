context.get('server').stop(0)
def asked = context.get('asked')

assert asked.any { it.startsWith('http://repo.example.invalid/conda/linux-64/repodata.json') }
assert asked.every { it.endsWith('with the password') }

String lock = new File(basedir, 'conda-lock.yml').text
assert lock.contains('url: https://conda.anaconda.org/conda-forge/')
assert !lock.contains('example.invalid')
assert !new File(basedir, 'build.log').text.contains('s3cr3t')

"""Answers solve problems with rattler's Python package, one JSON line each; see it/bench/solve."""
import asyncio, json, pathlib, subprocess, sys, time

import rattler

CHANNELS, PLAIN = map(pathlib.Path, sys.argv[1:3])
opened = {}


def sparse(channel, subdir):
    """The subdir's records, read on demand from a file that is unpacked once."""
    key = channel, subdir
    if key not in opened:
        packed = CHANNELS / channel / subdir / "repodata.json.zst"
        plain = PLAIN / channel.replace("/", "_") / subdir / "repodata.json"
        if not plain.exists():
            plain.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["zstd", "-d", "-q", "-f", str(packed), "-o", str(plain)], check=True)
        opened[key] = rattler.SparseRepoData(rattler.Channel((CHANNELS / channel).as_uri()), subdir, plain)
    return opened[key]


def facts(virtual_packages):
    for text in virtual_packages:
        name, version, build = text.split("=")
        yield rattler.GenericVirtualPackage(rattler.PackageName(name), rattler.Version(version), build)


async def attempt(problem, extra):
    subdirs = (problem["platform"], "noarch")
    have = [(channel, subdir) for channel in problem["channels"] for subdir in subdirs]
    records = [sparse(*key) for key in have if (CHANNELS / key[0] / key[1] / "repodata.json.zst").exists()]
    machine = list(facts(problem["virtual_packages"]))
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        found = await rattler.solve_with_sparse_repodata(
            [*problem["specs"], *extra], records, virtual_packages=machine, channel_priority=rattler.ChannelPriority.Strict)
        answer = {"status": "sat", "packages": [record.file_name for record in found]}
    except rattler.exceptions.SolverError as error:
        answer = {"status": "unsat", "packages": [], "message": str(error)}
    return answer, (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


async def main():
    for line in sys.stdin:
        problem = json.loads(line)
        # With a spec that nothing can meet, the same records are loaded, and nothing is searched.
        _, load_wall, load_cpu = await attempt(problem, ["bench-no-such-package"])
        answer, wall, cpu = await attempt(problem, [])
        answer |= {"solve_ms": wall, "cpu_ms": cpu, "solve_ms_loading": load_wall, "cpu_ms_loading": load_cpu}
        print(json.dumps(answer), flush=True)


asyncio.run(main())

"""The Windows program under Wine, by keyboard: the start page, a file with a drive letter and æøå, an edit, a save that is
read back on the other side, and another path that is typed.

usage: wine.py PROGRAM.exe PROGRAM [FOLDER FOR PICTURES]      PROGRAM is the one of this system, which reads the files back
Needs Debian's wine, wine64, gcc-mingw-w64-x86-64, xvfb, xdotool, imagemagick and a software OpenGL."""

import json
import os
import subprocess
import sys
import tempfile
import time

import driver

# Wine 8 lacks a library of random numbers that Rust programs ask for; this stands in for it.
STAND_IN = """#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return SystemFunction036(p, (ULONG)n); }
"""


def stand_in(folder):
    library = os.path.join(folder, "bcryptprimitives.dll")
    if not os.path.exists(library):
        with tempfile.NamedTemporaryFile("w", suffix=".c") as source:
            source.write(STAND_IN)
            source.flush()
            subprocess.run(["x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", library, source.name, "-ladvapi32"], check=True)


class Wine:
    """The program's window under Wine: keys go in, titles and pictures come out."""

    def __init__(self, program, *arguments, title, shots):
        self.shots = shots
        self.process = subprocess.Popen(
            ["wine", program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.id = self.wait_title(title)
        time.sleep(2)
        subprocess.run(["xdotool", "windowfocus", self.id], check=True)
        time.sleep(1)

    def wait_title(self, title, seconds=120):
        end = time.time() + seconds
        while time.time() < end:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", title], capture_output=True, text=True).stdout.split()
            if found:
                return found[0]
            if self.process.poll() is not None:
                break
            time.sleep(0.5)
        self.shot("wine-failed")
        raise driver.Failed(f"no window with the title «{title}»")

    def key(self, *keys):
        for key in keys:
            subprocess.run(["xdotool", "key", "--window", self.id, key], check=True)
            time.sleep(0.4)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "40", "--window", self.id, text], check=True)
        time.sleep(0.5)

    def shot(self, name):
        if self.shots:
            os.makedirs(self.shots, exist_ok=True)
            subprocess.run(["import", "-window", "root", os.path.join(self.shots, name + ".png")], check=False)

    def end(self):
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.shot("wine-failed")
            self.process.kill()
            raise driver.Failed("the program did not end")


def count(program, path, kind):
    done = subprocess.run([program, "list", path, kind, "--format", "json"], capture_output=True, text=True, check=True)
    return len(json.loads(done.stdout))


def wait_for(holds, what, seconds=30):
    end = time.time() + seconds
    while time.time() < end:
        if holds():
            print("ok:", what)
            return
        time.sleep(0.3)
    raise driver.Failed("waited in vain: " + what)


def main():
    windows, here = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    shots = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
    stand_in(os.path.dirname(windows))
    with tempfile.TemporaryDirectory() as folder:
        prefix = os.path.join(folder, "prefix")
        os.environ.update(WINEPREFIX=prefix, WINEDEBUG="-all", HOME=folder, LC_ALL="C.UTF-8")
        display = driver.start_display("1280x800")
        try:
            subprocess.run(["wineboot", "-i"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            drive = os.path.join(prefix, "drive_c")
            path = os.path.join(drive, "kontor æøå.brobygger.json")
            subprocess.run([here, "new", path, "--sample"], stdout=subprocess.DEVNULL, check=True)
            before = count(here, path, "deadline")

            window = Wine(windows, title="^Brobygger$", shots=shots)
            window.shot("wine-1-start")
            window.key("ctrl+k")
            window.type("explore the sample")
            window.key("Return")
            window.wait_title("sample – Brobygger|eksempelet – Brobygger")
            window.shot("wine-2-sample")
            window.key("ctrl+q")
            window.end()
            print("ok: the start page leads to the sample")

            window = Wine(windows, "C:\\kontor æøå.brobygger.json", title="kontor", shots=shots)
            window.key("ctrl+d")
            window.shot("wine-3-edited")
            window.key("ctrl+s")
            wait_for(lambda: count(here, path, "deadline") == before + 1, "what was saved there is read here")
            window.key("ctrl+k")
            window.type("save by path")
            window.key("Return")
            time.sleep(1)
            window.key("ctrl+a")
            window.type("C:\\copy.brobygger.json")
            window.shot("wine-4-path")
            window.key("Return")
            copy = os.path.join(drive, "copy.brobygger.json")
            wait_for(lambda: os.path.exists(copy), "a path with a drive letter is saved under")
            wait_for(lambda: count(here, copy, "deadline") == before + 1, "it holds the same")
            window.key("ctrl+q")
            window.end()
        except driver.Failed as failed:
            sys.exit(f"FAILED: {failed}")
        finally:
            subprocess.run(["wineserver", "-k"], stderr=subprocess.DEVNULL)
            display.terminate()
            display.wait()


if __name__ == "__main__":
    main()

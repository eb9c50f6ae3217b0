"""Drives the program in a real window on a private virtual display, as a person with a keyboard and a screen reader would.

Needs Debian's xvfb, xdotool, dbus, at-spi2-core, libglib2.0-bin, python3-gi, gir1.2-atspi-2.0, imagemagick and a software OpenGL."""

import os
import subprocess
import sys
import tempfile
import time

ACTIVE = {
    "push button", "button", "toggle button", "check box", "radio button", "entry", "text", "combo box", "slider",
    "spin button", "link", "menu item", "list item", "table row",
}


def start_display(size):
    """Starts a virtual display and puts it into the environment; gives the process."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        os.environ["DISPLAY"] = ":" + pipe.readline().strip()
    os.environ.pop("WAYLAND_DISPLAY", None)
    return server


class Failed(Exception):
    pass


class Window:
    """The program's window."""

    def __init__(self, program, *arguments, shots=None):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        self.atspi = Atspi
        self.shots = shots
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self.process = subprocess.Popen([program, *arguments], stdout=self.log, stderr=self.log)
        self.id = self.ask("xdotool", "search", "--sync", "--onlyvisible", "--pid", str(self.process.pid)).split()[0]
        self.ask("xdotool", "windowfocus", self.id)
        self.app = self.wait(self.find_app, "the program among those that can be read")

    def ask(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        if done.returncode:
            raise Failed(f"{' '.join(command)}: {done.stderr}\n{self.output()}")
        return done.stdout

    def output(self):
        self.log.flush()
        with open(self.log.name) as log:
            return log.read()

    def find_app(self):
        desktop = self.atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(number)
            if app and "brobygger" in (app.get_name() or "").lower():
                return app
        return None

    def wait(self, look, what, seconds=20):
        end = time.time() + seconds
        while time.time() < end:
            if self.process.poll() is not None:
                raise Failed(f"the program ended ({self.process.returncode}) before: {what}\n{self.output()}")
            found = look()
            if found:
                return found
            time.sleep(0.1)
        self.shot("failed")
        raise Failed(f"waited in vain for: {what}\n" + "\n".join(self.words())[:4000])

    def nodes(self):
        """Every node of the accessibility tree: depth, role, name, text."""
        def walk(node, depth):
            if node is None:
                return
            try:
                text = ""
                if node.get_text_iface():
                    text = self.atspi.Text.get_text(node, 0, self.atspi.Text.get_character_count(node)) or ""
                yield depth, node.get_role_name(), node.get_name() or "", text, node
                for number in range(node.get_child_count()):
                    yield from walk(node.get_child_at_index(number), depth + 1)
            except Exception:  # a node can go while it is read
                return
        yield from walk(self.app, 0)

    def words(self):
        return [word for _, _, name, text, _ in self.nodes() for word in (name, text) if word]

    def shows(self, words):
        return any(words in word for word in self.words())

    def see(self, words, seconds=20):
        """Waits until something with the words can be read."""
        self.wait(lambda: self.shows(words), f"«{words}»", seconds)

    def miss(self, words, seconds=20):
        """Waits until nothing with the words can be read any more."""
        self.wait(lambda: not self.shows(words), f"«{words}» to go", seconds)

    def title(self):
        return self.ask("xdotool", "getwindowname", self.id).strip()

    def see_title(self, words):
        self.wait(lambda: words in self.title(), f"the title «{words}»")

    def key(self, *keys):
        for key in keys:
            self.ask("xdotool", "key", "--window", self.id, key)
            time.sleep(0.15)

    def type(self, text):
        self.ask("xdotool", "type", "--delay", "15", "--window", self.id, text)
        time.sleep(0.2)

    def palette(self, words):
        """Runs a command by the palette."""
        self.key("ctrl+k")
        time.sleep(0.3)
        self.type(words)
        time.sleep(0.4)
        self.key("Return")

    def shot(self, name):
        if self.shots:
            os.makedirs(self.shots, exist_ok=True)
            subprocess.run(["import", "-window", "root", os.path.join(self.shots, name + ".png")], check=False)

    def unnamed(self):
        """Widgets that can be acted on and have no name."""
        return [(role, depth) for depth, role, name, text, _ in self.nodes() if role in ACTIVE and not name and not text]

    def end(self, seconds=20):
        """Waits until the program has ended by itself."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.shot("failed")
            raise Failed("the program did not end\n" + "\n".join(self.words())[:4000])

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def announce_reader():
    """Tells programs that a screen reader is there, so that they give out their tree."""
    subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method",
         "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled", "<true>"],
        check=True, stdout=subprocess.DEVNULL)


def main(steps):
    """Runs `steps(program, folder, shots)` on a display and a bus of its own, and tells how it went."""
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ or os.environ.get("BROBYGGER_OWN_BUS") != "1":
        os.environ["BROBYGGER_OWN_BUS"] = "1"
        os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv])
    program = os.path.abspath(sys.argv[1])
    shots = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(HOME=folder, XDG_RUNTIME_DIR=folder, XDG_CONFIG_HOME=folder + "/config",
                          XDG_STATE_HOME=folder + "/state", LANG="C.UTF-8", LC_ALL="C.UTF-8")
        os.chmod(folder, 0o700)
        display = start_display(os.environ.get("BROBYGGER_SCREEN", "1280x800"))
        try:
            announce_reader()
            steps(program, folder, shots)
        except Failed as failed:
            sys.exit(f"FAILED: {failed}")
        finally:
            display.terminate()
            display.wait()

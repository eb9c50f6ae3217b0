"""The desktop's portal as the program uses it: light and dark followed, the system's print dialog, and `lp` where there is none.

The portal, `lp` and `lpstat` are stand-ins of this script; nothing is printed.

usage: portal.py PROGRAM [FOLDER FOR PICTURES]"""

import json
import os
import stat
import subprocess
import sys

import driver

INTERFACES = """<node>
<interface name="org.freedesktop.portal.Print">
  <method name="PreparePrint">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <method name="Print">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.Settings">
  <method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
  <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
  <property name="version" type="u" access="read"/>
</interface>
</node>"""
PATH = "/org/freedesktop/portal/desktop"
SCHEMES = {"none": 0, "dark": 1, "light": 2}


def stand_in(folder):
    """A portal that does what it is told line by line, and tells what it was asked, one JSON a line."""
    from gi.repository import Gio, GLib
    state = {"scheme": SCHEMES["dark"], "cancel": False, "print": None}
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    prints, settings = Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces

    def tell(**what):
        print(json.dumps(what), flush=True)

    def answer(sender, options, code, results):
        path = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        body = GLib.Variant("(ua{sv})", (code, results))
        bus.emit_signal(sender, path, "org.freedesktop.portal.Request", "Response", body)
        return GLib.Variant("(o)", (path,))

    def call(_bus, sender, _path, _interface, method, parameters, invocation):
        if method == "Read":
            scheme = GLib.Variant("v", GLib.Variant("u", state["scheme"]))
            invocation.return_value(GLib.Variant("(v)", (scheme,)))
            return
        values = parameters.unpack()
        code = 1 if state["cancel"] else 0
        if method == "PreparePrint":
            tell(asked=values[1], settings=values[2], page=values[3], cancelled=state["cancel"])
            # As desktops answer, with settings that nobody asked for.
            chosen = {"token": GLib.Variant("u", 7), "page-setup": GLib.Variant("a{sv}", {}),
                      "settings": GLib.Variant("a{sv}", {"output-file-format": GLib.Variant("s", "pdf")})}
            reply = answer(sender, values[4], code, chosen)
        else:
            files = invocation.get_message().get_unix_fd_list().steal_fds()
            with os.fdopen(files[values[2]], "rb") as file, open(os.path.join(folder, "portal.pdf"), "wb") as copy:
                copy.write(file.read())
            tell(printed=values[1], token=values[3].get("token"))
            reply = answer(sender, values[3], 0, {})
        invocation.return_value(reply)

    def version(*_asked):
        return GLib.Variant("u", 3)

    state["print"] = bus.register_object(PATH, prints, call, version, None)
    bus.register_object(PATH, settings, call, version, None)

    def obey(source, _condition):
        order = source.readline().strip()
        if not order:
            loop.quit()
        elif order == "cancel":
            state["cancel"] = True
        elif order == "accept":
            state["cancel"] = False
        elif order == "no print":
            bus.unregister_object(state["print"])
        else:
            state["scheme"] = SCHEMES[order]
            body = ("org.freedesktop.appearance", "color-scheme", GLib.Variant("u", state["scheme"]))
            bus.emit_signal(None, PATH, "org.freedesktop.portal.Settings", "SettingChanged", GLib.Variant("(ssv)", body))
        tell(did=order)
        return bool(order)

    loop = GLib.MainLoop()
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, obey)
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.portal.Desktop", 0, lambda *_: tell(did="begin"), None)
    loop.run()


class Portal:
    """The stand-in, in a process of its own."""

    def __init__(self, folder):
        command = [sys.executable, os.path.abspath(__file__), "--stand-in", folder]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.told()

    def order(self, words):
        self.process.stdin.write(words + "\n")
        return self.told()

    def told(self):
        return json.loads(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait(10)


def check(holds, what):
    if not holds:
        raise driver.Failed(what)
    print("ok:", what)


def put(folder, name, script):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write("#!/bin/sh\n" + script)
    os.chmod(path, stat.S_IRWXU)


def brightness():
    done = subprocess.run(["import", "-window", "root", "-colorspace", "Gray", "-format", "%[fx:mean]", "info:"],
                          capture_output=True, text=True, check=True)
    return float(done.stdout)


def press(window, name):
    """Presses a button by its name, as a screen reader would."""
    def button():
        for _, role, label, _, node in window.nodes():
            if label == name and "button" in role:
                return node
        return None
    window.wait(button, f"the button «{name}»").get_action_iface().do_action(0)


def ask_to_print(window):
    window.key("ctrl+p")
    window.see("Page 1 of")
    press(window, "Print")


def steps(program, folder, shots):
    tools = os.path.join(folder, "tools")
    lp = os.path.join(folder, "lp.txt")
    os.mkdir(tools)
    put(tools, "lp", f'[ -e "{folder}/refuse" ] && {{ echo "lp: not accepting jobs" >&2; exit 1; }}\n'
                     f'for last; do :; done; cp "$last" "{folder}/lp.pdf"; echo "$@" >"{lp}"\n')
    put(tools, "lpstat", '[ "$1" = -e ] && printf "Hall\\nOffice\\n" || echo "system default destination: Office"\n')
    os.environ["PATH"] = tools + os.pathsep + os.environ["PATH"]
    portal = Portal(folder)
    try:
        window = driver.Window(program, "--sample", "--lang", "en", "--now", "2026-11-24T09:00", shots=shots)
        window.see("Overview")
        window.wait(lambda: brightness() < 0.4, "a dark window")
        window.shot("dark")
        portal.order("light")
        window.wait(lambda: brightness() > 0.6, "a light window")
        window.shot("light")
        print("ok: the window follows what the desktop says of light and dark")

        window.key("ctrl+2")
        portal.order("cancel")
        ask_to_print(window)
        asked = portal.told()
        check(asked["asked"] and asked["settings"] == {"orientation": "portrait"}, "the system's print dialog is asked for")
        window.see("nothing was sent")
        window.shot("cancelled")
        window.key("Escape")
        portal.order("accept")
        ask_to_print(window)
        asked, printed = portal.told(), portal.told()
        check(printed == {"printed": asked["asked"], "token": 7}, "what was chosen there goes with the pages")
        window.see("Sent to the printer")
        with open(os.path.join(folder, "portal.pdf"), "rb") as file:
            check(file.read(5) == b"%PDF-", "the system gets the PDF")
        check(not os.path.exists(lp), "and nothing else prints it")

        portal.order("no print")
        window.key("ctrl+p")
        window.see("Page 1 of")
        window.see("Printer")
        window.shot("printers")
        open(os.path.join(folder, "refuse"), "w").close()
        press(window, "Print")
        window.see("not accepting jobs")
        window.shot("refused")
        os.remove(os.path.join(folder, "refuse"))
        press(window, "Print")
        window.wait(lambda: os.path.exists(lp), "the page at lp")
        with open(lp) as file:
            said = file.read()
        check("-d Office" in said and asked["asked"] in said, "without such a dialog lp prints on the printer that is chosen")
        window.key("ctrl+q")
        check(window.end() == 0, "the program ends by itself, without an error")
    finally:
        portal.end()


if __name__ == "__main__":
    if sys.argv[1] == "--stand-in":
        stand_in(sys.argv[2])
    else:
        driver.main(steps)

"""Walks through every panel and dialog and sees that each active widget has a name.

usage: walk.py PROGRAM [FOLDER FOR PICTURES]"""

import time

import driver

PANELS = {
    "Overview": "ctrl+1", "Deadlines": "ctrl+2", "Calls": "ctrl+3", "Applications": "ctrl+4", "Partners": "ctrl+5",
    "People": "ctrl+6", "Programmes": "ctrl+7", "Settings": "ctrl+comma", "Help": "F1",
}
DIALOGS = {
    "palette": ("ctrl+k",), "print": ("ctrl+p",), "open by path": ("ctrl+shift+o",), "about": "About Brobygger",
    "import": "Import", "save by path": "Save by path", "bulk edit": ("ctrl+3", "Down", "Down", "ctrl+e"),
}


def steps(program, folder, shots):
    window = driver.Window(program, "--sample", "--now", "2026-11-24T09:00", shots=shots)
    faults = []

    def look(place):
        time.sleep(0.6)
        unnamed = window.unnamed()
        nodes = sum(1 for _ in window.nodes())
        window.shot(place.replace(" ", "-"))
        print(f"{place}: {nodes} nodes, {len(unnamed)} active widgets without a name")
        faults.extend((place, role) for role, _ in unnamed)

    for panel, key in PANELS.items():
        window.key(key)
        window.see(panel)
        look(panel)
        if panel in ("Calls", "Deadlines", "Applications", "Partners", "People", "Programmes"):
            window.key("Down", "Down")
            look(panel + " with inspector")
    for dialog, way in DIALOGS.items():
        if isinstance(way, str):
            window.palette(way)
        else:
            window.key(*way)
        look(dialog)
        window.key("Escape")
        time.sleep(0.3)
        window.key("Escape")
    window.kill()
    start = driver.Window(program, shots=shots)
    start.see("Explore the sample")
    look_at = start.unnamed()
    faults.extend(("start page", role) for role, _ in look_at)
    start.shot("start")
    start.kill()
    if faults:
        raise driver.Failed("active widgets without a name: " + ", ".join(f"{role} in {place}" for place, role in faults))


if __name__ == "__main__":
    driver.main(steps)

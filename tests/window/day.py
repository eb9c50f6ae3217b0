"""A working day by keyboard in a real window: sample, import, go, application, edit, undo, redo, save, print, reopen, find.

usage: day.py PROGRAM [FOLDER FOR PICTURES]"""

import json
import os
import subprocess
import time

import driver

FIXTURE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "ft-portal", "grantsTenders.json")


def check(holds, what):
    if not holds:
        raise driver.Failed(what)
    print("ok:", what)


def records(program, path, kind, where=""):
    """The records of a kind as the command line sees them: the other side of the file."""
    done = subprocess.run(
        [program, "list", path, kind, "--lang", "en", "--format", "json", "--where", where],
        capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def steps(program, folder, shots):
    path = os.path.join(folder, "kontor.brobygger.json")
    other = os.path.join(folder, "kontor æøå.brobygger.json")
    pdf = os.path.join(folder, "frister.pdf")
    window = driver.Window(program, shots=shots)
    window.see("Explore the sample")
    window.shot("1-start")

    window.palette("explore the sample")
    window.see_title("the sample")
    window.see("Overview")
    window.shot("2-overview")

    # Imports the portal's file.
    window.key("ctrl+i")
    window.see("Import calls")
    window.type(os.path.realpath(FIXTURE))
    window.key("Return")
    window.see("Import 10")
    window.shot("3-import")
    window.key("ctrl+Return")
    window.see("new and")
    window.key("Escape")

    # Decides on the first call of the inbox and starts an application to it.
    window.key("ctrl+3")
    window.key("ctrl+f")
    window.key("ctrl+a")
    window.type("imported_from:ft-portal status:open")
    window.key("Escape", "ctrl+3")
    time.sleep(0.5)
    window.key("Down", "Home")
    window.shot("4-calls")
    window.key("g")
    time.sleep(0.5)
    window.key("Up", "a")
    window.see("Call identified")
    window.shot("5-application")

    # Edits its acronym in the cell, takes that back and does it again.
    window.key("ctrl+4")
    time.sleep(0.5)
    window.key("F2")
    time.sleep(0.3)
    window.type("SMOKE")
    window.key("Return")
    window.see("SMOKE")
    window.key("ctrl+z")
    window.miss("SMOKE")
    window.key("ctrl+y")
    window.see("SMOKE")

    # Saves by a typed path, as no system's dialog is to be had here.
    window.palette("save by path")
    window.see("Path of the file")
    window.key("ctrl+a")
    window.type(path)
    window.key("Return")
    window.see_title("kontor")
    window.wait(lambda: os.path.exists(path), "the saved file")
    check(len(records(program, path, "application", "acronym:SMOKE")) == 1, "the application is in the file")
    check(records(program, path, "call", "imported_from:ft-portal"), "the imported calls are in the file")

    # Prints the deadlines into a PDF.
    window.key("ctrl+2")
    time.sleep(0.5)
    window.key("ctrl+p")
    window.see("Page 1 of")
    window.shot("6-print")
    window.key("ctrl+s")
    window.see("Path of the file")
    window.key("ctrl+a")
    window.type(pdf)
    window.key("Return")
    window.wait(lambda: os.path.exists(pdf) and os.path.getsize(pdf) > 10_000, "the PDF")
    with open(pdf, "rb") as file:
        check(file.read(5) == b"%PDF-", "what was printed is a PDF")
    window.key("Escape")
    window.key("ctrl+q")
    check(window.end() == 0, "the program ends by itself, without an error")

    # Opens the file again, under a name that no keyboard here can type, and finds everything.
    os.rename(path, other)
    window = driver.Window(program, other, shots=shots)
    window.see_title("kontor æøå")
    window.palette("SMOKE")
    window.see("SMOKE")
    window.shot("7-found")
    window.key("ctrl+q")
    check(window.end() == 0, "the program ends by itself, without an error")


if __name__ == "__main__":
    driver.main(steps)
